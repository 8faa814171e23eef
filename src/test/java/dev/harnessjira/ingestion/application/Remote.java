package dev.harnessjira.ingestion.application;

import static java.util.Objects.requireNonNull;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity.Change;
import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.Notice;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest.Range;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.KnownReviewer;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Author;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A repository of Harness as a small model of its own: it can be changed, tells of each change in
 * deliveries whose bodies are built later, and answers what it is asked.
 */
final class Remote implements HarnessReads, DeliveryReader {

  static final long ID = 1;
  static final KnownRepository REPOSITORY =
      new KnownRepository(
          ID, "acct/org/proj/app", "app", "main", "https://h/acct/org/proj/app", true);
  private static final Person ALICE = new Person("Alice", "alice@example.com");

  /** A commit; the first has no parent. */
  record Commit(String sha, String message, @Nullable String parent) {}

  /** A pull request, open fields as a row. */
  static final class Pull {
    final long number;
    final String branch;
    String title;
    String description = "";
    Stage stage = Stage.OPEN;
    boolean draft;
    String base;
    String head;
    long updated;
    final Map<Long, KnownReviewer> reviewers = new TreeMap<>();

    private Pull(long number, String branch, String title, String base, String head) {
      this.number = number;
      this.branch = branch;
      this.title = title;
      this.base = base;
      this.head = head;
    }

    List<Long> reviewerIds() {
      return List.copyOf(reviewers.keySet());
    }
  }

  final Map<String, Commit> commits = new LinkedHashMap<>();
  final Map<String, String> branches = new TreeMap<>();
  final Map<Long, Pull> pulls = new TreeMap<>();

  /** Deliveries that Harness has not built yet. */
  final List<Supplier<Notice>> events = new ArrayList<>();

  /** What is answered instead while Harness cannot be read; null when it can. */
  @Nullable Reply<?> trouble;

  int asked;
  private final List<Notice> built = new ArrayList<>();
  private long time = Bench.START.toEpochMilli();

  Remote() {
    branches.put("main", commit("initial commit", null));
  }

  private String commit(String message, @Nullable String parent) {
    var sha = "%040x".formatted(commits.size() + 1);
    commits.put(sha, new Commit(sha, message, parent));
    return sha;
  }

  // What a person does.

  String push(String branch, String message) {
    var old = branches.get(branch);
    var from = old == null ? branches.get("main") : old;
    return moved(branch, commit(message, from));
  }

  /** Replaces what the branch had outside of main. */
  String forcePush(String branch, String message) {
    return moved(branch, commit(message, branches.get("main")));
  }

  private String moved(String branch, String head) {
    var old = branches.put(branch, head);
    var isNew = old == null;
    var told = isNew ? List.of(known(head)) : between(old, head);
    events.add(() -> branchNotice(branch, head, told));
    for (var pull : openFrom(branch)) {
      pull.head = head;
      pull.base = mergeBase(head);
      touch(pull);
      events.add(() -> pullNotice(pull, head, told, null));
    }
    return head;
  }

  Pull open(String branch, String title) {
    var head = head(branch);
    var pull = new Pull(pulls.size() + 1L, branch, title, mergeBase(head), head);
    pulls.put(pull.number, pull);
    touch(pull);
    tellWithCommits(pull);
    return pull;
  }

  void edit(Pull pull, String title, String description) {
    pull.title = title;
    pull.description = description;
    touch(pull);
    events.add(() -> pullNotice(pull, null, List.of(), null));
  }

  void review(Pull pull, long reviewer, Decision decision) {
    var row = new KnownReviewer(reviewer, new Person("R" + reviewer, null), decision);
    pull.reviewers.put(reviewer, row);
    touch(pull);
    events.add(() -> pullNotice(pull, null, List.of(), row));
  }

  /** No webhook tells of a reviewer that is asked, nor of a draft. */
  void request(Pull pull, long reviewer) {
    var person = new Person("R" + reviewer, null);
    pull.reviewers.put(reviewer, new KnownReviewer(reviewer, person, Decision.PENDING));
    touch(pull);
  }

  void draft(Pull pull, boolean draft) {
    pull.draft = draft;
    touch(pull);
  }

  void close(Pull pull) {
    pull.stage = Stage.CLOSED;
    touch(pull);
    events.add(() -> pullNotice(pull, pull.head, List.of(), null));
  }

  void reopen(Pull pull) {
    pull.stage = Stage.OPEN;
    pull.head = head(pull.branch);
    pull.base = mergeBase(pull.head);
    touch(pull);
    tellWithCommits(pull);
  }

  /**
   * By a squash commit, or, when not and main has nothing else, so that main gets the pull
   * request's own commits; the history of this model has no commit with two parents.
   */
  void merge(Pull pull, boolean squashing, boolean delete) {
    var old = head("main");
    var squash = squashing || !mergeBase(pull.head).equals(old);
    var message = squash ? pull.title + " (#" + pull.number + ")" : "Merge " + pull.branch;
    var parent = squash ? old : pull.head;
    var merged = commit(message, parent);
    branches.put("main", merged);
    pull.stage = Stage.MERGED;
    touch(pull);
    var told = squash ? List.of(known(merged)) : between(old, merged);
    events.add(() -> branchNotice("main", merged, told));
    if (delete) {
      delete(pull.branch);
    }
    tellWithCommits(pull);
  }

  void delete(String branch) {
    branches.remove(branch);
    events.add(() -> branchNotice(branch, null, List.of()));
    for (var pull : openFrom(branch)) {
      close(pull);
    }
  }

  /** No webhook tells of a push back to an ancestor. */
  void rollBack(String branch, String ancestor) {
    branches.put(branch, ancestor);
    for (var pull : openFrom(branch)) {
      pull.head = ancestor;
      touch(pull);
    }
  }

  Commit at(String sha) {
    return requireNonNull(commits.get(sha));
  }

  private Pull pull(long number) {
    return requireNonNull(pulls.get(number));
  }

  private String head(String branch) {
    return requireNonNull(branches.get(branch));
  }

  List<Pull> openFrom(String branch) {
    return pulls.values().stream()
        .filter(pull -> pull.stage == Stage.OPEN && pull.branch.equals(branch))
        .toList();
  }

  // What it tells.

  private void tellWithCommits(Pull pull) {
    var head = pull.head;
    var told = between(pull.base, head);
    events.add(() -> pullNotice(pull, head, told, null));
  }

  private Notice pullNotice(
      Pull pull, @Nullable String head, List<KnownCommit> told, @Nullable KnownReviewer review) {
    return new Notice.OfPullRequest(REPOSITORY, facts(pull), REPOSITORY, head, told, review);
  }

  private static Notice branchNotice(String branch, @Nullable String head, List<KnownCommit> told) {
    return new Notice.OfBranch(REPOSITORY, new EntityRef.Branch(ID, branch), head, told);
  }

  /** Builds the body of an event from the present state, as Harness does. */
  byte[] build(Supplier<Notice> event) {
    built.add(event.get());
    return Integer.toString(built.size() - 1).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Reading read(byte[] body) {
    return new Reading.Understood(
        built.get(Integer.parseInt(new String(body, StandardCharsets.UTF_8))));
  }

  // What it answers.

  @Override
  public Reply<ReadPullRequest> pullRequest(
      HarnessAccess access, Where repository, long number, Known known) {
    return answer(() -> {
      var pull = pull(number);
      var read = read(pull);
      return read.range().text() != null && read.range().text().equals(known.range())
          ? read.with(null, List.copyOf(pull.reviewers.values()), null)
          : complete(pull);
    });
  }

  private ReadPullRequest complete(Pull pull) {
    return read(pull)
        .with(null, List.copyOf(pull.reviewers.values()), between(pull.base, pull.head));
  }

  private ReadPullRequest read(Pull pull) {
    return new ReadPullRequest(
        facts(pull), pull.updated, 0, new Range(pull.base, pull.head), null, List.of(), null, null);
  }

  @Override
  public Reply<ReadBranch> branch(
      HarnessAccess access, Where repository, String name, @Nullable String defaultBranch) {
    return answer(() -> {
      var head = branches.get(name);
      if (head == null) {
        return ReadBranch.GONE;
      }
      var ahead = name.equals("main") ? List.<KnownCommit>of() : between(mergeBase(head), head);
      return new ReadBranch(
          known(head), !ahead.isEmpty(), ahead.isEmpty() ? List.of(known(head)) : ahead);
    });
  }

  @Override
  public Reply<List<Listed>> openPullRequests(
      HarnessAccess access, String space, @Nullable Long updatedBefore) {
    return answer(() ->
        pulls.values().stream()
            .filter(pull -> pull.stage == Stage.OPEN)
            .filter(pull -> updatedBefore == null || pull.updated < updatedBefore)
            .sorted((a, b) -> Long.compare(b.updated, a.updated))
            .limit(PAGE)
            .map(pull -> new Listed(REPOSITORY, read(pull)))
            .toList());
  }

  static final int PAGE = 2;

  @Override
  public Reply<ListedPage> changed(
      HarnessAccess access, String space, long after, @Nullable Long before) {
    return answer(() -> {
      var page =
          pulls.values().stream()
              .filter(pull -> pull.updated > after && (before == null || pull.updated < before))
              .sorted((a, b) -> Long.compare(b.updated, a.updated))
              .limit(PAGE)
              .map(pull -> new Listed(REPOSITORY, read(pull)))
              .toList();
      return new ListedPage(page, page.size() == PAGE);
    });
  }

  /** Harness's time goes on. */
  void wait(Duration by) {
    time += by.toMillis();
  }

  @Override
  public Reply<ReadPullRequest> complete(HarnessAccess access, Listed listed) {
    return answer(() -> complete(pull(listed.pullRequest().facts().ref().number())));
  }

  @Override
  public Reply<Page> repositories(HarnessAccess access, String space, int page) {
    return answer(() -> new Page(List.of(REPOSITORY), false));
  }

  @SuppressWarnings("unchecked")
  private <T> Reply<T> answer(Supplier<T> value) {
    asked++;
    return trouble == null ? new Reply.Told<>(value.get()) : (Reply<T>) trouble;
  }

  // History.

  PullRequestFacts facts(Pull pull) {
    return new PullRequestFacts(
        new EntityRef.PullRequest(ID, pull.number),
        pull.title,
        pull.description,
        pull.stage,
        pull.draft,
        new Author(7, ALICE),
        ID,
        pull.branch,
        "main",
        null);
  }

  KnownCommit known(String sha) {
    var file = new KnownCommit.File("a.txt", Change.MODIFIED, 1, 0);
    return new KnownCommit(
        sha, at(sha).message(), ALICE, Instant.EPOCH, null, false, 1, List.of(file), true);
  }

  boolean isInMain(String sha) {
    return ancestors(branches.get("main")).contains(sha);
  }

  List<String> ancestors(@Nullable String sha) {
    List<String> line = new ArrayList<>();
    for (var next = sha; next != null; next = at(next).parent()) {
      line.add(next);
    }
    return line;
  }

  private String mergeBase(String head) {
    var main = ancestors(branches.get("main"));
    return ancestors(head).stream().filter(main::contains).findFirst().orElseThrow();
  }

  List<KnownCommit> between(String base, String head) {
    var below = ancestors(base);
    return ancestors(head).stream().filter(sha -> !below.contains(sha)).map(this::known).toList();
  }

  private void touch(Pull pull) {
    pull.updated = ++time;
  }
}
