package dev.harnessjira.ingestion.application;

import static java.util.Objects.requireNonNull;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity.Change;
import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.Notice;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest.Landed;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A repository of Harness and a fork that is not covered, as a small model of their own: they can
 * be changed, tell of each change in deliveries whose bodies are built later, and answer what is
 * asked.
 */
final class Remote implements HarnessReads, HarnessLists, DeliveryReader {

  static final long ID = 1;
  static final KnownRepository REPOSITORY =
      new KnownRepository(
          ID, "acct/org/proj/app", "app", "main", "https://h/acct/org/proj/app", true);
  static final KnownRepository FORK =
      new KnownRepository(2, "else/where/fork", "fork", "main", "https://h/else/where/fork", true);
  private static final Person ALICE = new Person("Alice", "alice@example.com");
  private static final Person BOT = new Person("build-bot", null);

  /** The ways to merge. */
  enum Method {
    MERGE,
    SQUASH,
    REBASE,
    FAST_FORWARD
  }

  /** What a merge did to the target branch. */
  record Merge(String targetBefore, String sha) {}

  /** A pull request, open fields as a row. */
  static final class Pull {
    final long number;
    final boolean fork;
    final String branch;
    String target = "main";
    String title;
    String description = "";
    Stage stage = Stage.OPEN;
    boolean draft;
    String base;
    String head;
    final long opened;
    long updated;
    @Nullable Author author;
    @Nullable Merge merge;

    /** As Harness tells them: one that only commented last has no decision any more. */
    final Map<Long, KnownReviewer> reviewers = new TreeMap<>();

    /** The last decision of each, which a comment does not change. */
    final Map<Long, Decision> decisions = new TreeMap<>();

    /** Groups by their number, each with one member. */
    final Map<Long, Long> groups = new TreeMap<>();

    private Pull(
        long number,
        long opened,
        boolean fork,
        String branch,
        String title,
        String base,
        String head) {
      this.opened = opened;
      this.number = number;
      this.fork = fork;
      this.branch = branch;
      this.title = title;
      this.base = base;
      this.head = head;
      this.author = number % 2 == 0 ? new Author(9, BOT) : new Author(7, ALICE);
    }

    List<Long> reviewerIds() {
      return List.copyOf(reviewers.keySet());
    }

    List<KnownReviewer> told() {
      List<KnownReviewer> told = new ArrayList<>(reviewers.values());
      groups.forEach((group, member) -> {
        var row = reviewers.get(member);
        var decision = row == null ? Decision.PENDING : row.decisionOrPending();
        told.add(new KnownReviewer(-group, new Person("G" + group, null), decision));
      });
      return told;
    }

    boolean names(String key) {
      return (title + " " + description + " " + branch).contains(key);
    }
  }

  final CommitGraph graph = new CommitGraph();
  final Map<String, String> branches = new TreeMap<>();
  final Map<String, String> forkBranches = new TreeMap<>();
  final Map<Long, Pull> pulls = new TreeMap<>();
  boolean forkThere = true;

  /** Commits of the fork that no pull request ever told of. */
  final Set<String> untold = new HashSet<>();

  /** Deliveries that Harness has not built yet. */
  final List<Supplier<Notice>> events = new ArrayList<>();

  /** What is answered instead while Harness cannot be read; null when it can. */
  @Nullable Reply<?> trouble;

  int asked;

  /** Where the repository is; null when it was deleted. */
  @Nullable KnownRepository whereabouts = REPOSITORY;

  /** Its branches cannot be listed. */
  boolean importing;

  /** Its whole space was deleted. */
  boolean spaceGone;

  /** What happens with each question. */
  Runnable onAsked = () -> {};

  /** What happens instead of an answer, by the number of the call. */
  IntFunction<@Nullable Reply<?>> interruption = call -> null;

  private final List<Notice> built = new ArrayList<>();
  private final String initial;
  private long time = Bench.START.toEpochMilli();

  Remote() {
    initial = graph.add("initial commit");
    branches.put("main", initial);
  }

  // What a person does.

  String push(String branch, String message) {
    var old = branches.get(branch);
    return moved(branch, graph.add(message, old == null ? head("main") : old));
  }

  /** Replaces what the branch had outside of main. */
  String forcePush(String branch, String message) {
    return moved(branch, graph.add(message, head("main")));
  }

  /** A push by plain git: main gets what the branch has, and no pull request is told. */
  void pushToMain(String branch) {
    var old = head("main");
    var head = head(branch);
    branches.put("main", head);
    tellOf("main", head, between(old, head));
  }

  private String moved(String branch, String head) {
    pushed = ++time;
    var old = branches.put(branch, head);
    var told = old == null ? List.of(known(head)) : between(old, head);
    tellOf(branch, head, told);
    openFrom(branch).forEach(pull -> moved(pull, head, told));
    return head;
  }

  /** Of a fork that is not covered only its pull requests tell. */
  String pushToFork(String branch, String message, boolean force) {
    var old = force ? initial : forkBranches.getOrDefault(branch, initial);
    var head = graph.add(message, old);
    forkBranches.put(branch, head);
    untold.add(head);
    var told = between(initial, head);
    openFrom(branch, true).forEach(pull -> moved(pull, head, told));
    return head;
  }

  private void moved(Pull pull, String head, List<KnownCommit> told) {
    pull.head = head;
    pull.base = base(pull);
    touch(pull);
    events.add(() -> pullNotice(pull, head, told, null));
  }

  Pull open(String branch, String title) {
    return open(branch, false, title);
  }

  Pull open(String branch, boolean fork, String title) {
    var head = requireNonNull((fork ? forkBranches : branches).get(branch));
    var base = graph.mergeBase(head("main"), head);
    var pull = new Pull(pulls.size() + 1L, time + 1, fork, branch, title, base, head);
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

  void retarget(Pull pull, String target) {
    pull.target = target;
    pull.base = base(pull);
    touch(pull);
    tellWithCommits(pull);
  }

  /** Without a decision it only comments. */
  void review(Pull pull, long reviewer, @Nullable Decision decision) {
    var row = new KnownReviewer(reviewer, new Person("R" + reviewer, null), decision);
    pull.reviewers.put(reviewer, row);
    if (decision != null) {
      pull.decisions.put(reviewer, decision);
    }
    touch(pull);
    events.add(() -> pullNotice(pull, null, List.of(), row));
  }

  /** No webhook tells of a reviewer that is asked, nor of a group, a draft or a lost author. */
  void request(Pull pull, long reviewer) {
    var person = new Person("R" + reviewer, null);
    pull.reviewers.putIfAbsent(reviewer, new KnownReviewer(reviewer, person, Decision.PENDING));
    touch(pull);
  }

  void requestGroup(Pull pull, long group, long member) {
    pull.groups.put(group, member);
    touch(pull);
  }

  void draft(Pull pull, boolean draft) {
    pull.draft = draft;
    touch(pull);
  }

  void loseAuthor(Pull pull) {
    pull.author = null;
    touch(pull);
  }

  void close(Pull pull) {
    pull.stage = Stage.CLOSED;
    touch(pull);
    events.add(() -> pullNotice(pull, pull.head, List.of(), null));
  }

  void reopen(Pull pull) {
    pull.stage = Stage.OPEN;
    pull.head = requireNonNull(sourceHead(pull));
    pull.base = base(pull);
    touch(pull);
    tellWithCommits(pull);
  }

  void merge(Pull pull, boolean squashing, boolean delete) {
    merge(pull, squashing ? Method.SQUASH : Method.MERGE, delete, false);
  }

  /** By a queue the target's own delivery is missing. */
  void merge(Pull pull, Method method, boolean delete, boolean queued) {
    var old = head(pull.target);
    pull.base = base(pull);
    var merged = merged(pull, method, old);
    branches.put(pull.target, merged);
    pull.stage = Stage.MERGED;
    pull.merge = new Merge(old, merged);
    touch(pull);
    if (!queued) {
      tellOf(pull.target, merged, between(old, merged));
    }
    if (delete) {
      deleteSource(pull);
    }
    tellWithCommits(pull);
  }

  private String merged(Pull pull, Method method, String old) {
    return switch (method) {
      case MERGE -> graph.add("Merge branch '" + pull.branch + "'", old, pull.head);
      case SQUASH -> graph.add(pull.title + " (#" + pull.number + ")", old);
      case REBASE -> rebased(pull, old);
      case FAST_FORWARD -> graph.contains(pull.head, old) ? pull.head : rebased(pull, old);
    };
  }

  private String rebased(Pull pull, String old) {
    var head = old;
    for (var sha : graph.between(old, pull.head).reversed()) {
      head = graph.add(graph.at(sha).message(), head);
    }
    return head;
  }

  private void deleteSource(Pull pull) {
    if (pull.fork) {
      deleteInFork(pull.branch);
    } else {
      delete(pull.branch);
    }
  }

  void delete(String branch) {
    pushed = ++time;
    branches.remove(branch);
    events.add(() -> branchNotice(branch, null, List.of()));
    openFrom(branch).forEach(this::close);
  }

  void deleteInFork(String branch) {
    forkBranches.remove(branch);
    openFrom(branch, true).forEach(this::close);
  }

  /** Nobody is told, until somebody comments. */
  void loseFork() {
    forkThere = false;
    forkBranches.clear();
    pulls.values().stream().filter(pull -> pull.fork).forEach(pull -> review(pull, 13, null));
  }

  /** No webhook tells of a push back to an ancestor. */
  void rollBack(String branch, String ancestor) {
    pushed = ++time;
    branches.put(branch, ancestor);
    for (var pull : openFrom(branch)) {
      pull.head = ancestor;
      touch(pull);
    }
  }

  private Pull pull(long number) {
    return requireNonNull(pulls.get(number));
  }

  private String head(String branch) {
    return requireNonNull(branches.get(branch));
  }

  @Nullable String sourceHead(Pull pull) {
    return (pull.fork ? forkBranches : branches).get(pull.branch);
  }

  private String base(Pull pull) {
    return graph.mergeBase(head(pull.target), pull.head);
  }

  List<Pull> openFrom(String branch) {
    return openFrom(branch, false);
  }

  List<Pull> openFrom(String branch, boolean fork) {
    return pulls.values().stream()
        .filter(pull -> pull.stage == Stage.OPEN)
        .filter(pull -> pull.fork == fork && pull.branch.equals(branch))
        .toList();
  }

  // What it tells.

  private void tellOf(String branch, String head, List<KnownCommit> told) {
    events.add(() -> branchNotice(branch, head, told));
  }

  private void tellWithCommits(Pull pull) {
    var head = pull.head;
    var told = between(pull.base, head);
    events.add(() -> pullNotice(pull, head, told, null));
  }

  private Notice pullNotice(
      Pull pull, @Nullable String head, List<KnownCommit> told, @Nullable KnownReviewer review) {
    return new Notice.OfPullRequest(REPOSITORY, facts(pull), source(pull), head, told, review);
  }

  private @Nullable KnownRepository source(Pull pull) {
    return pull.fork ? forkThere ? FORK : null : REPOSITORY;
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
      var range = read.range().text();
      var commits = range != null && range.equals(known.range()) ? null : contained(pull);
      return complete(pull, commits, known.landed());
    });
  }

  private ReadPullRequest complete(
      Pull pull, @Nullable List<KnownCommit> commits, @Nullable String landed) {
    var fork = pull.fork ? source(pull) : null;
    return read(pull).with(fork, pull.told(), commits).with(landed == null ? landed(pull) : null);
  }

  private List<KnownCommit> contained(Pull pull) {
    return between(pull.base, pull.head);
  }

  private @Nullable Landed landed(Pull pull) {
    var merge = pull.merge;
    return merge == null || !pull.names("-")
        ? null
        : new Landed(merge.sha(), between(merge.targetBefore(), merge.sha()));
  }

  ReadPullRequest read(Pull pull) {
    var range = new Range(pull.base, pull.head);
    return new ReadPullRequest(facts(pull), pull.updated, 0, range, null, List.of(), null, null);
  }

  @Override
  public Reply<ReadBranch> branch(
      HarnessAccess access, Where repository, String name, @Nullable String defaultBranch) {
    var fork = repository.id() == FORK.id();
    return answer(() -> {
      var head = (fork ? forkBranches : branches).get(name);
      return head == null ? ReadBranch.GONE : branch(name, head, fork ? initial : head("main"));
    });
  }

  private ReadBranch branch(String name, String head, String main) {
    var ahead = name.equals("main") ? List.<KnownCommit>of() : between(main, head);
    return new ReadBranch(
        known(head), !ahead.isEmpty(), ahead.isEmpty() ? List.of(known(head)) : ahead);
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
              .map(pull -> new Listed(REPOSITORY, read(pull), pull.opened))
              .toList();
      return new ListedPage(page, page.size() == PAGE);
    });
  }

  @Override
  public Reply<ListedRepository> repository(HarnessAccess access, long id) {
    var now = whereabouts;
    return now == null
        ? new Reply.Missing<>("404")
        : answer(() -> new ListedRepository(now, 0, pushed, false));
  }

  @Override
  public Reply<RepositoryPage> listedRepositories(HarnessAccess access, String space, int page) {
    if (spaceGone) {
      return new Reply.Missing<>("404");
    }
    return answer(() ->
        new RepositoryPage(List.of(new ListedRepository(REPOSITORY, 0, pushed, false)), false));
  }

  @Override
  public Reply<RepositoryPage> pushed(HarnessAccess access, String space, int page) {
    return listedRepositories(access, space, page);
  }

  @Override
  public Reply<BranchPage> branches(HarnessAccess access, String path, int page) {
    if (importing) {
      return new Reply.Refused<>("412");
    }
    return answer(() -> {
      List<ListedBranch> all = new ArrayList<>();
      branches.forEach(
          (name, head) -> all.add(new ListedBranch(name, head, graph.at(head).message())));
      return new BranchPage(all, false);
    });
  }

  @Override
  public Reply<SameMoment> changedAt(HarnessAccess access, String space, long millis) {
    return answer(() ->
        new SameMoment(
            pulls.values().stream()
                .filter(pull -> pull.updated == millis)
                .map(pull -> new Listed(REPOSITORY, read(pull), pull.opened))
                .toList(),
            true));
  }

  /** Attempts to call the webhook, newest first. */
  final List<Attempt> attempts = new ArrayList<>();

  @Override
  public Reply<List<Attempt>> attempts(
      HarnessAccess access, String space, String webhook, int page) {
    return answer(() -> attempts.stream().skip((page - 1) * 2L).limit(2).toList());
  }

  private long pushed;

  /** Harness's time goes on. */
  void wait(Duration by) {
    time += by.toMillis();
  }

  @Override
  public Reply<ReadPullRequest> complete(HarnessAccess access, Listed listed) {
    return answer(() -> {
      var pull = pull(listed.pullRequest().facts().ref().number());
      return complete(pull, contained(pull), null);
    });
  }

  @Override
  public Reply<Page> repositories(HarnessAccess access, String space, int page) {
    return answer(() -> new Page(List.of(REPOSITORY), false));
  }

  @SuppressWarnings("unchecked")
  <T> Reply<T> answer(Supplier<T> value) {
    onAsked.run();
    var interrupted = interruption.apply(++asked);
    if (interrupted != null) {
      return (Reply<T>) interrupted;
    }
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
        pull.author,
        pull.fork ? FORK.id() : ID,
        pull.branch,
        pull.target,
        null);
  }

  KnownCommit known(String sha) {
    var commit = graph.at(sha);
    var file = new KnownCommit.File("a.txt", Change.MODIFIED, 1, 0);
    var merge = commit.parents().size() > 1;
    return new KnownCommit(
        sha, commit.message(), ALICE, Instant.EPOCH, null, merge, 1, List.of(file), true);
  }

  boolean isInMain(String sha) {
    return graph.contains(head("main"), sha);
  }

  /** What main has got since the first commit, newest first. */
  List<KnownCommit> ofMain() {
    return between(initial, head("main"));
  }

  boolean isInTarget(Pull pull) {
    return graph.contains(head(pull.target), pull.head);
  }

  List<KnownCommit> between(String base, String head) {
    return graph.between(base, head).stream().map(this::known).toList();
  }

  private void touch(Pull pull) {
    graph.between(pull.base, pull.head).forEach(untold::remove);
    pull.updated = ++time;
  }
}
