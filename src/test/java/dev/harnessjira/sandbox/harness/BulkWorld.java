package dev.harnessjira.sandbox.harness;

import dev.harnessjira.sandbox.harness.model.Activity;
import dev.harnessjira.sandbox.harness.model.Activity.Entry;
import dev.harnessjira.sandbox.harness.model.Commit;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Merge;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Reviewer;
import dev.harnessjira.sandbox.harness.model.Signature;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Many repositories with pull requests of the last eight months, put straight into a simulated
 * Harness that is younger: nobody is told. The same seed gives the same world. Three of ten name an
 * issue of their own, in title, description or branch name, some in a commit message too; nothing
 * happened near the end of the half year that a first read looks back.
 */
public final class BulkWorld {

  /** The Jira project whose issues are named. */
  public static final String PROJECT = "BULK";

  private static final Duration EIGHT_MONTHS = Duration.ofDays(243);
  private static final Duration QUIET_FROM = Duration.ofDays(176);
  private static final Duration QUIET_UNTIL = Duration.ofDays(190);

  private final World world;
  private final Principal author;
  private final Principal reviewer;
  private final Random random;
  private final Instant now;
  private final List<BulkPull> pulls = new ArrayList<>();
  private final Set<Long> moments = new HashSet<>();
  private int named;

  /** How much of it. */
  public record Size(int projects, int repositories, int pullRequests, long seed) {

    /** A thousand repositories with twenty thousand pull requests. */
    public static Size full() {
      return new Size(10, 1000, 20_000, 4);
    }

    /** For ordinary tests. */
    public static Size small() {
      return new Size(4, 40, 800, 4);
    }
  }

  /** A pull request with the issue it names, if any; {@code recent} if within the half year. */
  public record BulkPull(
      PullRequest pull, Set<String> issues, List<String> commits, boolean recent) {

    public boolean isKeyed() {
      return !issues.isEmpty();
    }

    /** Whether a first read finds it. */
    public boolean isRead() {
      return recent || pull.state == State.OPEN;
    }
  }

  private BulkWorld(HarnessSimulator harness, Size size) {
    this.world = harness.world();
    this.author = harness.developer().principal();
    this.reviewer = harness.reviewer().principal();
    this.random = new Random(size.seed());
    this.now = Instant.ofEpochMilli(world.now());
  }

  /** Grows it in an organization of its own, and returns what is in it. */
  public static BulkWorld grow(HarnessSimulator harness, Size size) {
    synchronized (harness.world()) {
      var bulk = new BulkWorld(harness, size);
      var organization = harness.addSpace(harness.account(), "bulk", "Bulk");
      for (var project = 0; project < size.projects(); project++) {
        bulk.project(harness.addSpace(organization, "P" + project, "P" + project), project, size);
      }
      return bulk;
    }
  }

  public List<BulkPull> pulls() {
    return pulls;
  }

  /** Keys of all issues that are named. */
  public List<String> issues() {
    return pulls.stream().flatMap(pull -> pull.issues().stream()).toList();
  }

  private void project(Space space, int project, Size size) {
    for (var at = project; at < size.repositories(); at += size.projects()) {
      var count =
          size.pullRequests() / size.repositories()
              + (at < size.pullRequests() % size.repositories() ? 1 : 0);
      repository(world.addRepository(space, "repo-" + at, author), count);
    }
  }

  private void repository(Repository repository, int count) {
    var times = new ArrayList<Instant>();
    for (var i = 0; i < count; i++) {
      times.add(moment());
    }
    times.sort(null);
    var root = commit("initial commit", List.of(), now.minus(EIGHT_MONTHS.plusDays(3)));
    put(repository, repository.defaultBranch, root);
    for (var i = 0; i < count; i++) {
      pullRequest(repository, i + 1, times.get(i));
    }
    repository.lastGitPush = times.isEmpty() ? repository.created : times.getLast().toEpochMilli();
  }

  /** No two at one moment, none where the half year ends. */
  private Instant moment() {
    while (true) {
      var back = Duration.ofMillis(random.nextLong(3_600_000, EIGHT_MONTHS.toMillis()));
      var quiet = back.compareTo(QUIET_FROM) > 0 && back.compareTo(QUIET_UNTIL) < 0;
      var moment = now.minus(back);
      if (!quiet && moments.add(moment.toEpochMilli())) {
        return moment;
      }
    }
  }

  private void pullRequest(Repository repository, int number, Instant at) {
    var naming = random.nextInt(10) < 3 ? random.nextInt(4) : -1;
    var key = naming < 0 ? "" : PROJECT + "-" + ++named;
    var branch = naming == 2 ? "feature/" + key + "-change" : "work/" + number;
    var title = (naming == 0 || naming == 3 ? key + " " : "") + "Change number " + number;
    var opening =
        Opening.within(repository, branch, title)
            .describedAs(naming == 1 ? "Belongs to " + key + "." : "No more to say.");
    var opened = at.minus(Duration.ofMinutes(random.nextInt(10, 40 * 60)));
    var base = String.valueOf(repository.branches.get(repository.defaultBranch));
    var pull = new PullRequest(world.nextId(), number, opening, author, opened.toEpochMilli());
    var commits = commits(base, naming == 3 ? key : "", number, opened);
    pull.mergeBaseSha = base;
    pull.sourceSha = commits.getLast();
    pull.updated = at.toEpochMilli();
    commits.forEach(repository.objects::add);
    repository.branches.put(branch, pull.sourceSha);
    repository.pullRequests.put((long) number, pull);
    review(pull);
    end(pull, naming >= 2 || random.nextBoolean(), at);
    var recent = at.isAfter(now.minus(QUIET_FROM));
    pulls.add(
        new BulkPull(pull, key.isEmpty() ? Set.of() : Set.of(key), landed(pull, commits), recent));
  }

  private List<String> commits(String base, String key, int number, Instant at) {
    var commits = new ArrayList<String>();
    var parent = base;
    for (var i = random.nextInt(1, 4); i > 0; i--) {
      var message = (key.isEmpty() ? "" : key + " ") + "Step " + i + " of " + number;
      parent = commit(message, List.of(parent), at).sha();
      commits.add(parent);
    }
    return commits;
  }

  private void review(PullRequest pull) {
    if (random.nextBoolean()) {
      var asked = new Reviewer(reviewer, author, pull.sourceSha, pull.created);
      asked.decision = random.nextBoolean() ? "approved" : "pending";
      pull.reviewers.put(reviewer.id(), asked);
    }
  }

  /** A quarter stays open, more than half is merged, the rest is closed. */
  private void end(PullRequest pull, boolean deleteBranch, Instant at) {
    var fate = random.nextInt(100);
    if (fate < 25) {
      return;
    }
    if (fate < 80) {
      merge(pull, at);
    } else {
      pull.state = State.CLOSED;
      pull.closed = at.toEpochMilli();
    }
    if (deleteBranch) {
      pull.source.branches.remove(pull.sourceBranch);
    }
  }

  private void merge(PullRequest pull, Instant at) {
    var before = String.valueOf(pull.target.branches.get(pull.targetBranch));
    var squashed = commit(pull.title + " (#" + pull.number + ")", List.of(before), at);
    put(pull.target, pull.targetBranch, squashed);
    pull.state = State.MERGED;
    pull.merge = new Merge(Method.SQUASH, at.toEpochMilli(), author, before, squashed.sha());
    var payload =
        Fields.of("merge_method", Method.SQUASH.wire())
            .and("merge_sha", squashed.sha())
            .and("target_sha", before)
            .and("source_sha", pull.sourceSha);
    pull.activities.add(
        new Activity(Entry.system("merge", payload), world.nextId(), author, at.toEpochMilli()));
  }

  private static List<String> landed(PullRequest pull, List<String> commits) {
    var all = new ArrayList<>(commits);
    if (pull.merge != null) {
      all.add(pull.merge.mergeSha());
    }
    return all;
  }

  private Commit commit(String message, List<String> parents, Instant at) {
    var when = at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    var signature = new Signature(author.identity(), when);
    var draft = CommitDraft.of(message, FileChange.modified("src/main.txt"));
    return world.addCommit(draft, signature, signature, parents);
  }

  private static void put(Repository repository, String branch, Commit head) {
    repository.branches.put(branch, head.sha());
    repository.objects.add(head.sha());
  }
}
