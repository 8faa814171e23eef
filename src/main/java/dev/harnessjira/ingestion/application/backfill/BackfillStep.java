package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.ingestion.application.keeping.TakeNotice;
import dev.harnessjira.ingestion.application.schedule.KeepChanges;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill.Expected;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill.Stage;
import dev.harnessjira.ingestion.domain.backfill.Tally;
import dev.harnessjira.ingestion.domain.reading.BackfillReads;
import dev.harnessjira.ingestion.domain.reading.BackfillReads.ListedRepository;
import dev.harnessjira.ingestion.domain.reading.BackfillReads.RepositoryPage;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The next step of a backfill. It lists repositories, notes from where on the change cursor
 * follows, and has the rest done: open pull requests, then repositories, then history. Answers when
 * to go on, null when at once.
 */
@Service
class BackfillStep {

  private final HarnessReads harness;
  private final BackfillReads history;
  private final KeepBackfills keep;
  private final KeepChanges changes;
  private final TakeNotice notices;
  private final BackfillPullRequests pullRequests;
  private final BackfillRepositories repositories;
  private final SpaceAnswers answers;
  private final Clock clock;

  BackfillStep(
      HarnessReads harness,
      BackfillReads history,
      KeepBackfills keep,
      KeepChanges changes,
      TakeNotice notices,
      BackfillPullRequests pullRequests,
      BackfillRepositories repositories,
      SpaceAnswers answers,
      Clock clock) {
    this.harness = harness;
    this.history = history;
    this.keep = keep;
    this.changes = changes;
    this.notices = notices;
    this.pullRequests = pullRequests;
    this.repositories = repositories;
    this.answers = answers;
    this.clock = clock;
  }

  @Nullable Instant next(BackfillRun run) {
    var state = run.state();
    var repository = run.look().repository();
    if (state.repositoryPage() > 0) {
      return list(run);
    }
    if (state.newest() == null) {
      return beginning(run);
    }
    if (!state.open().ended()) {
      return pullRequests.open(run);
    }
    return repository == null ? pullRequests.history(run) : repositories.next(run, repository);
  }

  // A space that never had a repository is not there for Harness Code.
  private @Nullable Instant list(BackfillRun run) {
    return answers.use(
        run,
        history.repositories(run.access(), run.space(), run.state().repositoryPage()),
        page -> listed(run, page),
        () -> listed(run, new RepositoryPage(List.of(), false)));
  }

  private @Nullable Instant listed(BackfillRun run, RepositoryPage page) {
    var state = run.state();
    var place = run.place();
    keep.move(
        run.look(),
        coverage -> {
          page.repositories().forEach(listed -> keep(run, place, listed));
          if (!page.hasMore()) {
            keep.allListed(place, state.run());
          }
          return Tally.NOTHING;
        },
        now -> now.onPage(page.hasMore() ? state.repositoryPage() + 1 : 0));
    return null;
  }

  private void keep(BackfillRun run, Place place, ListedRepository listed) {
    var repository = listed.repository();
    var state = run.state();
    notices.listed(place, repository, state.began());
    var next =
        RepositoryBackfill.listed(
            repository.id(),
            state.run(),
            repository.path(),
            listed.active(),
            expected(run, listed));
    if (listed.importing()) {
      next = next.failed(Reason.NOT_READY, "It is still being imported.", clock.instant());
    } else if (listed.active().isBefore(state.horizon())) {
      next = next.at(Stage.DONE, 1, null);
    }
    keep.listed(place, next);
  }

  private static Expected expected(BackfillRun run, ListedRepository listed) {
    var began = run.state().began();
    double life = Math.max(1, Duration.between(listed.created(), began).toSeconds());
    var within = Duration.between(run.state().horizon(), began).toSeconds();
    return new Expected(listed.open(), (int) Math.ceil(listed.past() * Math.min(1, within / life)));
  }

  // Whatever changes from here on, Harness's own time says, is for the change cursor to find.
  private @Nullable Instant beginning(BackfillRun run) {
    return answers.use(
        run,
        harness.changed(run.access(), run.space(), 0, null),
        page ->
            page.pullRequests().isEmpty()
                ? answers.ifShown(run, () -> begin(run, 0))
                : begin(run, page.pullRequests().getFirst().pullRequest().updated()),
        () -> begin(run, 0));
  }

  private @Nullable Instant begin(BackfillRun run, long newest) {
    var place = run.place();
    changes.begin(place, newest);
    keep.move(run.look(), coverage -> Tally.NOTHING, state -> state.from(newest));
    return null;
  }
}
