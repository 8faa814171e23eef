package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessCode;
import dev.harnessjira.harness.HarnessHistory;
import dev.harnessjira.harness.HarnessModel;
import dev.harnessjira.harness.HarnessModel.Listing;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.ingestion.domain.reading.BackfillReads;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what Harness has had for long, through the gateway. */
@Component
class GatewayBackfillReads implements BackfillReads {

  private final HarnessHistory history;
  private final BranchReads branches;
  private final MomentReads moments;

  GatewayBackfillReads(HarnessHistory history, HarnessCode code) {
    this.history = history;
    this.moments = new MomentReads(code);
    this.branches = new BranchReads(code);
  }

  @Override
  public Reply<RepositoryPage> repositories(HarnessAccess access, String space, int page) {
    return page(
        history.repositories(access, space, page),
        item -> Stream.of(listed(access, item)),
        RepositoryPage::new);
  }

  private static ListedRepository listed(
      HarnessAccess access, HarnessHistory.ListedRepository item) {
    return new ListedRepository(
        GatewayReads.repository(access, item.repository()),
        Instant.ofEpochMilli(item.created()),
        Instant.ofEpochMilli(item.last_git_push()),
        item.importing(),
        item.num_open_pulls(),
        Math.max(0, item.num_pulls() - item.num_open_pulls()));
  }

  @Override
  public Reply<ListedPage> openPullRequests(
      HarnessAccess access, String space, @Nullable Long before) {
    return whole(
        access,
        space,
        history.openPullRequests(access, space, before),
        one -> one.pullRequest().facts().open());
  }

  @Override
  public Reply<ListedPage> pastPullRequests(
      HarnessAccess access, String space, long after, @Nullable Long before) {
    return whole(
        access,
        space,
        history.pastPullRequests(access, space, after, before),
        one -> !one.pullRequest().facts().open());
  }

  private Reply<ListedPage> whole(
      HarnessAccess access,
      String space,
      HarnessResult<Listing<HarnessModel.SpacePullRequest>> result,
      Predicate<Listed> wanted) {
    Reply<ListedPage> listed =
        page(result, item -> Stream.of(GatewayReads.listed(access, item)), ListedPage::new);
    return listed.then(page -> whole(access, space, page, wanted));
  }

  // Harness pages by the time alone: of more than a page of one millisecond it would skip some.
  private Reply<ListedPage> whole(
      HarnessAccess access, String space, ListedPage page, Predicate<Listed> wanted) {
    if (!page.hasMore() || !page.isOneMoment()) {
      return new Reply.Told<>(page);
    }
    var millis = page.pullRequests().getLast().pullRequest().updated();
    return moments
        .changedAt(access, space, millis)
        .then(moment ->
            new Reply.Told<>(
                new ListedPage(moment.pullRequests().stream().filter(wanted).toList(), true)));
  }

  @Override
  public Reply<ListedPage> pullRequests(
      HarnessAccess access,
      KnownRepository repository,
      @Nullable Long after,
      @Nullable Long before) {
    return page(
        history.pullRequests(access, repository.path(), after, before),
        item ->
            Stream.of(
                new Listed(
                    repository, PullRequestWords.read(item, repository.id()), item.created())),
        ListedPage::new);
  }

  @Override
  public Reply<BranchPage> branches(HarnessAccess access, KnownRepository repository, int page) {
    return page(
        history.branches(access, repository.path(), page),
        GatewayBackfillReads::listed,
        BranchPage::new);
  }

  private static Stream<ListedBranch> listed(HarnessHistory.ListedBranch item) {
    var head = item.commit();
    if (head == null || !Words.isHash(item.sha()) || !item.sha().equals(head.sha())) {
      return Stream.empty();
    }
    return Stream.of(
        new ListedBranch(
            Words.text(item.name()),
            CommitWords.read(head.commit()),
            Words.time(head.committer())));
  }

  @Override
  public Reply<ReadBranch> branch(
      HarnessAccess access, KnownRepository repository, ListedBranch listed) {
    var branch = new HarnessModel.Branch(listed.name(), listed.head().sha(), null);
    return branches.withCommits(access, repository.path(), branch, defaultOf(repository));
  }

  @Override
  public Reply<CommitPage> commits(
      HarnessAccess access, KnownRepository repository, Instant since, int page) {
    return page(
        history.commits(access, repository.path(), defaultOf(repository), since, page),
        item -> CommitWords.read(List.of(item)).stream(),
        CommitPage::new);
  }

  private static String defaultOf(KnownRepository repository) {
    var name = repository.defaultBranch();
    return name == null ? "main" : name;
  }

  private static <T, U, P> Reply<P> page(
      HarnessResult<Listing<T>> result,
      Function<T, Stream<U>> item,
      BiFunction<List<U>, Boolean, P> page) {
    return Replies.of(result)
        .then(listing ->
            new Reply.Told<>(
                page.apply(listing.items().stream().flatMap(item).toList(), listing.hasMore())));
  }
}
