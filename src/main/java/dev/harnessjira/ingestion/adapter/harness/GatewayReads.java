package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessCode;
import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.harness.HarnessModel;
import dev.harnessjira.harness.HarnessPages;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads Harness through the gateway. */
@Component
class GatewayReads implements HarnessReads {

  private final HarnessCode code;
  private final BranchReads branches;
  private final ReviewerReads reviewers;
  private final MergeReads merges;

  GatewayReads(HarnessCode code, Clock clock) {
    this.code = code;
    this.branches = new BranchReads(code);
    this.reviewers = new ReviewerReads(code, clock);
    this.merges = new MergeReads(code);
  }

  @Override
  public Reply<ReadPullRequest> pullRequest(
      HarnessAccess access, Where repository, long number, Known known) {
    var path = repository.path();
    var byPath = path == null ? null : byPath(access, repository, path, number);
    if (byPath instanceof HarnessResult.Ok<HarnessModel.PullRequest>(var read) && path != null) {
      return details(access, path, PullRequestWords.read(read, repository.id()), known);
    }
    if (byPath instanceof HarnessResult.Failed<HarnessModel.PullRequest>(var failure)
        && !(failure instanceof HarnessFailure.Gone)) {
      return Replies.failed(failure);
    }
    var id = Long.toString(repository.id());
    return Replies.of(code.pullRequest(access, id, number))
        .then(read -> details(access, id, PullRequestWords.read(read, repository.id()), known));
  }

  // Behind a path that was given up there may be another repository by now.
  private HarnessResult<HarnessModel.PullRequest> byPath(
      HarnessAccess access, Where repository, String path, long number) {
    var result = code.pullRequest(access, path, number);
    if (result instanceof HarnessResult.Ok<HarnessModel.PullRequest>(var read)
        && read.target_repo_id() != null
        && read.target_repo_id() != repository.id()) {
      return new HarnessResult.Failed<>(new HarnessFailure.Gone("another repository is there"));
    }
    return result;
  }

  @Override
  public Reply<ReadPullRequest> complete(HarnessAccess access, Listed listed) {
    return details(access, listed.repository().path(), listed.pullRequest(), Known.NOTHING);
  }

  private Reply<ReadPullRequest> details(
      HarnessAccess access, String reference, ReadPullRequest read, Known known) {
    return reviewers
        .read(access, reference, read.facts().ref().number())
        .then(people ->
            fork(access, read)
                .then(fork ->
                    commits(access, reference, read, knownRange(read, known))
                        .then(commits ->
                            new Reply.Told<>(read.with(fork.value(), people, commits.value())))))
        .then(whole -> landed(access, reference, whole, known.landed()));
  }

  private Reply<ReadPullRequest> landed(
      HarnessAccess access, String reference, ReadPullRequest read, @Nullable String known) {
    return merges
        .read(access, reference, read, known)
        .then(landed -> new Reply.Told<>(read.with(landed.orElse(null))));
  }

  /** A value that may be missing. */
  private record Maybe<T>(@Nullable T value) {}

  /** The repository that it comes from when that is another one and still there. */
  private Reply<Maybe<KnownRepository>> fork(HarnessAccess access, ReadPullRequest read) {
    var source = read.facts().sourceRepository();
    if (source == null || !read.facts().fromFork()) {
      return new Reply.Told<>(new Maybe<>(null));
    }
    return switch (Replies.of(code.repository(access, Long.toString(source)))) {
      case Reply.Told<HarnessModel.Repository>(var repository) ->
          new Reply.Told<>(new Maybe<>(repository(access, repository)));
      case Reply.Missing<HarnessModel.Repository> gone -> new Reply.Told<>(new Maybe<>(null));
      case Reply.Refused<HarnessModel.Repository> hidden -> new Reply.Told<>(new Maybe<>(null));
      case Reply.Later<HarnessModel.Repository>(var at, var reason) ->
          new Reply.Later<>(at, reason);
      case Reply.TokenRefused<HarnessModel.Repository>(var reason) ->
          new Reply.TokenRefused<>(reason);
    };
  }

  private static @Nullable String knownRange(ReadPullRequest read, Known known) {
    return MergeReads.dependsOnCommits(read.facts(), known.landed()) ? null : known.range();
  }

  // The list of all commits tells their files, too; that of the pull request does not.
  private Reply<Maybe<List<KnownCommit>>> commits(
      HarnessAccess access, String reference, ReadPullRequest read, @Nullable String knownRange) {
    var range = read.range();
    if (knownRange != null && knownRange.equals(range.text())) {
      return new Reply.Told<>(new Maybe<>(null));
    }
    if (range.base() != null && range.head() != null) {
      var most = ReadPullRequest.MOST_COMMITS;
      var all = Replies.of(code.commits(access, reference, range.head(), range.base(), most));
      if (!(all instanceof Reply.Missing) && !(all instanceof Reply.Refused)) {
        return all.then(GatewayReads::found);
      }
    }
    var number = read.facts().ref().number();
    return Replies.of(
            code.pullRequestCommits(access, reference, number, ReadPullRequest.MOST_COMMITS))
        .then(GatewayReads::found);
  }

  private static Reply<Maybe<List<KnownCommit>>> found(List<HarnessModel.Commit> commits) {
    return new Reply.Told<>(new Maybe<>(CommitWords.read(commits)));
  }

  @Override
  public Reply<ReadBranch> branch(
      HarnessAccess access, Where repository, String name, @Nullable String defaultBranch) {
    return branches.read(access, repository, name, defaultBranch);
  }

  @Override
  public Reply<ListedPage> changed(
      HarnessAccess access, String space, long after, @Nullable Long before) {
    return Replies.of(code.changedPullRequests(access, space, after, before))
        .then(
            mapped(page ->
                new ListedPage(
                    page.stream().map(item -> listed(access, item)).toList(),
                    page.size() >= HarnessCode.PAGE)));
  }

  static Listed listed(HarnessAccess access, HarnessModel.SpacePullRequest item) {
    var repository = repository(access, item.repository());
    var read = item.pull_request();
    return new Listed(repository, PullRequestWords.read(read, repository.id()), read.created());
  }

  @Override
  public Reply<Page> repositories(HarnessAccess access, String space, int page) {
    return Replies.of(code.repositories(access, space, page, ""))
        .then(
            mapped(listing ->
                new Page(
                    listing.items().stream().map(item -> repository(access, item)).toList(),
                    listing.hasMore())));
  }

  private static <T, U> Function<T, Reply<U>> mapped(Function<T, U> mapping) {
    return value -> new Reply.Told<>(mapping.apply(value));
  }

  static KnownRepository repository(HarnessAccess access, HarnessModel.Repository repository) {
    var path = Words.text(repository.path());
    return new KnownRepository(
        repository.id(),
        path,
        path.substring(path.lastIndexOf('/') + 1),
        Words.presentOrNull(repository.default_branch()),
        HarnessPages.repository(access, path),
        false);
  }
}
