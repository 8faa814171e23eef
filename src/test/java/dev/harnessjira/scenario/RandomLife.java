package dev.harnessjira.scenario;

import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** People who change this and that in the repositories of a simulated Harness; by a seed. */
public final class RandomLife {

  static final String PROJECT = "LIFE";
  static final int ISSUES = 40;

  /** A branch rolled back, a draft made or ended. */
  private static final Set<Integer> UNTOLD = Set.of(8, 18);

  private final HarnessSimulator harness;
  private final Random random;
  private final List<Repository> repositories;
  private final List<Deleted> deleted = new ArrayList<>();
  private final boolean told;
  private int made;

  RandomLife(HarnessSimulator harness, long seed, List<Repository> repositories) {
    this(harness, seed, repositories, false);
  }

  private RandomLife(
      HarnessSimulator harness, long seed, List<Repository> repositories, boolean told) {
    this.harness = harness;
    this.random = new Random(seed);
    this.repositories = repositories;
    this.told = told;
  }

  /** Of which everything is told by webhooks. */
  public static RandomLife told(HarnessSimulator harness, long seed, List<Repository> all) {
    return new RandomLife(harness, seed, all, true);
  }

  /** The issues that are named now and then. */
  public static List<String> issues() {
    return IntStream.rangeClosed(1, ISSUES).mapToObj(number -> PROJECT + "-" + number).toList();
  }

  private record Deleted(Repository repository, String branch, String head) {}

  /** Does one thing that Harness allows. */
  public void change() {
    while (!tried()) {
      made++;
    }
  }

  private boolean tried() {
    try {
      return harness.act(this::something);
    } catch (Refused e) {
      return false;
    }
  }

  private boolean something(Acts acts) {
    var what = random.nextInt(20);
    Refused.unless(!told || !UNTOLD.contains(what), 400, "No webhook tells of it");
    return switch (what) {
      case 0, 1, 2 -> open(acts);
      case 3, 4 -> edit(acts);
      case 5, 6 -> push(acts);
      case 7 -> forcePush(acts);
      case 8 -> rollBack(acts);
      case 9 -> branch(acts);
      case 10 -> deleteBranch(acts);
      case 11 -> restore(acts);
      case 12, 13 -> merge(acts);
      case 14 -> close(acts);
      case 15 -> reopen(acts);
      case 16, 17 -> review(acts);
      case 18 -> draft(acts);
      default -> rare(acts);
    };
  }

  private boolean open(Acts acts) {
    var at = repository();
    var branch = name();
    acts.branches().create(at, branch, actor(), drafts());
    var opening = Opening.within(at, branch, text("Change")).describedAs(maybeKey());
    acts.pulls().open(random.nextInt(6) == 0 ? opening.asDraft() : opening, actor());
    return true;
  }

  private boolean edit(Acts acts) {
    var pull = pull();
    var title = random.nextBoolean() ? text("Edited") : pull.title;
    acts.pulls().edit(pull, title, random.nextBoolean() ? maybeKey() : pull.description, actor());
    return true;
  }

  private boolean push(Acts acts) {
    var at = repository();
    acts.branches().push(at, any(List.copyOf(at.branches.keySet())), actor(), drafts());
    return true;
  }

  private boolean forcePush(Acts acts) {
    var at = repository();
    var base = acts.branches().headOf(at, at.defaultBranch);
    acts.branches().forcePush(at, side(at), base, actor(), drafts());
    return true;
  }

  // Of a branch without an open pull request nothing tells; only the nightly sweep finds it.
  private boolean rollBack(Acts acts) {
    var pull = pull();
    Refused.unless(pull.state == State.OPEN, 400, "Not open");
    var log = harness.world().history.log(pull.sourceSha);
    var older = log.get(Math.min(log.size() - 1, 1 + random.nextInt(3))).sha();
    acts.branches().rollBack(pull.source, pull.sourceBranch, older, actor());
    return true;
  }

  private boolean branch(Acts acts) {
    acts.branches().create(repository(), name(), actor(), drafts());
    return true;
  }

  private boolean deleteBranch(Acts acts) {
    var at = repository();
    var branch = side(at);
    deleted.add(new Deleted(at, branch, acts.branches().delete(at, branch, actor())));
    return true;
  }

  private boolean restore(Acts acts) {
    var gone = any(deleted);
    acts.branches().create(gone.repository(), gone.branch(), gone.head(), actor());
    return true;
  }

  private boolean merge(Acts acts) {
    var pull = pull();
    var method = any(List.of(Method.values()));
    if (random.nextInt(4) == 0) {
      acts.merging().mergeByQueue(pull, method);
    } else {
      acts.merging().merge(pull, method, random.nextBoolean(), actor());
    }
    return true;
  }

  private boolean close(Acts acts) {
    acts.pulls().close(pull(), actor());
    return true;
  }

  private boolean reopen(Acts acts) {
    var closed = pulls().filter(pull -> pull.state == State.CLOSED).toList();
    acts.pulls().reopen(any(closed), actor());
    return true;
  }

  private boolean review(Acts acts) {
    acts.reviews().submit(pull(), any(List.of("approved", "changereq")), actor());
    return true;
  }

  private boolean draft(Acts acts) {
    var pull = pull();
    acts.pulls().draft(pull, !pull.draft, actor());
    return true;
  }

  private boolean rare(Acts acts) {
    switch (random.nextInt(told ? 4 : 0, 6)) {
      case 0 -> acts.repositories().rename(repository(), "renamed-" + made++);
      case 1, 2 -> acts.reviews().request(pull(), actor(), actor());
      case 3 -> acts.reviews().remove(pull(), actor(), actor());
      case 4 -> acts.pulls().retarget(pull(), side(repository()), actor());
      default -> acts.reviews().comment(pull(), "Hm " + made++, actor());
    }
    return true;
  }

  private Stream<PullRequest> pulls() {
    return repositories.stream().flatMap(at -> at.pullRequests.values().stream());
  }

  private PullRequest pull() {
    return any(pulls().filter(pull -> random.nextInt(4) == 0 || pull.state == State.OPEN).toList());
  }

  private Repository repository() {
    return any(repositories);
  }

  /** A branch that is not the default one. */
  private String side(Repository at) {
    return any(at.branches.keySet().stream().filter(name -> !name.equals("main")).toList());
  }

  private Principal actor() {
    return any(
        List.of(
            harness.developer().principal(),
            harness.reviewer().principal(),
            harness.accountAdmin().principal()));
  }

  private CommitDraft[] drafts() {
    return Stream.generate(() -> CommitDraft.of(text("Work"), FileChange.added("f" + made++)))
        .limit(1 + random.nextInt(3))
        .toArray(CommitDraft[]::new);
  }

  private String name() {
    var name = "topic/n" + made++;
    return random.nextInt(4) == 0 ? name + "_" + key() : name;
  }

  private String text(String what) {
    return (what + " " + made++ + " " + maybeKey()).strip();
  }

  private String maybeKey() {
    return random.nextInt(3) == 0 ? key() : "";
  }

  private String key() {
    return PROJECT + "-" + (1 + random.nextInt(ISSUES));
  }

  private <T> T any(List<T> all) {
    Refused.unless(!all.isEmpty(), 404, "There is none");
    return all.get(random.nextInt(all.size()));
  }
}
