package dev.harnessjira.ingestion.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.domain.reading.BackfillReads;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Where;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the remote has had for long, in pages of {@link Remote#PAGE}. */
class RemoteHistory implements BackfillReads {

  private final Remote remote;

  RemoteHistory(Remote remote) {
    this.remote = remote;
  }

  @Override
  public Reply<RepositoryPage> repositories(HarnessAccess access, String space, int page) {
    return remote.answer(() -> {
      var open = count(pull -> pull.stage == Stage.OPEN);
      var made = Bench.START.minus(Duration.ofDays(366));
      return new RepositoryPage(
          List.of(
              new ListedRepository(
                  Remote.REPOSITORY, made, Bench.START, false, open, remote.pulls.size() - open)),
          false);
    });
  }

  private int count(Predicate<Remote.Pull> wanted) {
    return (int) remote.pulls.values().stream().filter(wanted).count();
  }

  @Override
  public Reply<ListedPage> openPullRequests(
      HarnessAccess access, String space, @Nullable Long before) {
    return pulls(before, pull -> pull.stage == Stage.OPEN);
  }

  @Override
  public Reply<ListedPage> pastPullRequests(
      HarnessAccess access, String space, long after, @Nullable Long before) {
    return pulls(before, pull -> pull.stage != Stage.OPEN && pull.updated > after);
  }

  @Override
  public Reply<ListedPage> pullRequests(
      HarnessAccess access,
      KnownRepository repository,
      @Nullable Long after,
      @Nullable Long before) {
    return pulls(before, pull -> after == null ? pull.stage == Stage.OPEN : pull.updated > after);
  }

  private Reply<ListedPage> pulls(@Nullable Long before, Predicate<Remote.Pull> wanted) {
    return remote.answer(() ->
        slice(
            remote.pulls.values().stream()
                .filter(wanted)
                .filter(pull -> before == null || pull.updated < before)
                .sorted((a, b) -> Long.compare(b.updated, a.updated))
                .map(pull -> new Listed(Remote.REPOSITORY, remote.read(pull), pull.opened)),
            1,
            ListedPage::new));
  }

  @Override
  public Reply<BranchPage> branches(HarnessAccess access, KnownRepository repository, int page) {
    return remote.answer(() ->
        slice(
            remote.branches.entrySet().stream()
                .map(branch ->
                    new ListedBranch(
                        branch.getKey(), remote.known(branch.getValue()), Bench.START)),
            page,
            BranchPage::new));
  }

  @Override
  public Reply<ReadBranch> branch(
      HarnessAccess access, KnownRepository repository, ListedBranch branch) {
    return remote.branch(access, new Where(Remote.ID, repository.path()), branch.name(), "main");
  }

  @Override
  public Reply<CommitPage> commits(
      HarnessAccess access, KnownRepository repository, Instant since, int page) {
    return remote.answer(() -> slice(remote.ofMain().stream(), page, CommitPage::new));
  }

  private static <T, P> P slice(Stream<T> all, int page, BiFunction<List<T>, Boolean, P> shape) {
    var items = all.skip((page - 1L) * Remote.PAGE).limit(Remote.PAGE).toList();
    return shape.apply(items, items.size() == Remote.PAGE);
  }
}
