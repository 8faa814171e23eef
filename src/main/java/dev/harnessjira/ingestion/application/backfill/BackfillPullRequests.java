package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.ingestion.application.schedule.KeepChanges;
import dev.harnessjira.ingestion.domain.backfill.Tally;
import dev.harnessjira.ingestion.domain.backfill.Walk;
import dev.harnessjira.ingestion.domain.reading.BackfillReads;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads a page of the pull requests of a whole coverage, open ones or history: those that name an
 * issue with their reviewers and commits. A repository that stumbles is left out, and read by
 * itself later.
 */
@Service
class BackfillPullRequests {

  private final BackfillReads harness;
  private final KeepBackfills keep;
  private final KeepChanges changes;
  private final PullRequestPages pages;
  private final SpaceAnswers answers;
  private final BackfillSetbacks setbacks;

  BackfillPullRequests(
      BackfillReads harness,
      KeepBackfills keep,
      KeepChanges changes,
      PullRequestPages pages,
      SpaceAnswers answers,
      BackfillSetbacks setbacks) {
    this.harness = harness;
    this.keep = keep;
    this.changes = changes;
    this.pages = pages;
    this.answers = answers;
    this.setbacks = setbacks;
  }

  @Nullable Instant open(BackfillRun run) {
    var walk = run.state().open();
    return answers.use(
        run,
        harness.openPullRequests(run.access(), run.space(), walk.asksBefore()),
        page -> page(run, page, () -> openRead(run, walk, page)),
        () -> openRead(run, walk, new ListedPage(List.of(), false)));
  }

  @Nullable Instant history(BackfillRun run) {
    var walk = run.state().history();
    return answers.use(
        run,
        harness.pastPullRequests(run.access(), run.space(), run.horizon(), walk.asksBefore()),
        page -> page(run, page, () -> historyRead(run, walk, page)),
        () -> historyRead(run, walk, new ListedPage(List.of(), false)));
  }

  private @Nullable Instant page(
      BackfillRun run, ListedPage page, Supplier<@Nullable Instant> read) {
    if (page.pullRequests().isEmpty()) {
      return answers.ifShown(run, read);
    }
    var wait =
        pages.read(
            run,
            page,
            listed -> !keep.isFailed(run.place(), listed.repository().id()),
            (listed, words) -> alone(run, listed, words));
    return wait == null ? read.get() : wait;
  }

  private boolean alone(BackfillRun run, Listed listed, String words) {
    setbacks.failed(run, listed.repository(), Reason.NO_ANSWER, words);
    return false;
  }

  // From the first read on the change cursor finds what no webhook tells.
  private @Nullable Instant openRead(BackfillRun run, Walk walk, ListedPage page) {
    var next = past(walk, page);
    keep.move(
        run.look(),
        coverage -> {
          if (next.ended()) {
            changes.start(Place.of(coverage));
          }
          return tally(run, walk, page, Tally::ofOpen);
        },
        state -> state.open(next));
    return null;
  }

  private @Nullable Instant historyRead(BackfillRun run, Walk walk, ListedPage page) {
    keep.move(
        run.look(),
        coverage -> tally(run, walk, page, Tally::ofPast),
        state -> state.history(past(walk, page)));
    return null;
  }

  private static Walk past(Walk walk, ListedPage page) {
    return page.pullRequests().isEmpty()
        ? new Walk(walk.before(), true)
        : walk.past(last(page), page.hasMore());
  }

  private static long last(ListedPage page) {
    return page.pullRequests().getLast().pullRequest().updated();
  }

  private static Tally tally(
      BackfillRun run, Walk walk, ListedPage page, BiFunction<Integer, Integer, Tally> tally) {
    var counted =
        page.pullRequests().stream()
            .map(listed -> listed.pullRequest())
            .filter(pull -> walk.counts(pull.updated(), last(page), page.hasMore()))
            .toList();
    var worth = run.look().worth();
    var naming = counted.stream().filter(pull -> worth.isWorth(pull.facts())).count();
    return tally.apply(counted.size(), (int) naming);
  }
}
