package dev.harnessjira.ingestion.domain.backfill;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the backfill of a coverage is. {@code run} counts the beginnings. {@code repositoryPage}
 * is the next page of repositories, 0 when all are listed; {@code newest} is Harness's time of the
 * last change when the run began, null until Harness was asked; {@code horizon} is how far back it
 * goes. Between its two walks every repository that waits is read by itself.
 */
public record Backfill(
    int run,
    Instant began,
    Instant horizon,
    int repositoryPage,
    @Nullable Long newest,
    Walk open,
    Walk history,
    Tally tally,
    Momentum momentum,
    int attempts,
    @Nullable String problem) {

  public static Backfill beginning(int run, Instant at, Instant horizon) {
    return new Backfill(
        run,
        at,
        horizon,
        1,
        null,
        Walk.BEGINNING,
        Walk.BEGINNING,
        Tally.NOTHING,
        Momentum.beginning(at),
        0,
        null);
  }

  /** Everything but the repositories that wait. */
  public boolean hasWalked() {
    return repositoryPage == 0 && open.ended() && history.ended();
  }

  public Backfill onPage(int page) {
    return with(page, newest, open, history);
  }

  /** What changed later is not its business. */
  public Backfill from(long newestChange) {
    return with(repositoryPage, newestChange, open, new Walk(newestChange, false));
  }

  public Backfill open(Walk walk) {
    return with(repositoryPage, newest, walk, history);
  }

  public Backfill history(Walk walk) {
    return with(repositoryPage, newest, open, walk);
  }

  private Backfill with(int page, @Nullable Long newestChange, Walk openWalk, Walk historyWalk) {
    return new Backfill(
        run,
        began,
        horizon,
        page,
        newestChange,
        openWalk,
        historyWalk,
        tally,
        momentum,
        attempts,
        problem);
  }

  /** Something was achieved: what held it up is over. */
  public Backfill achieved(Tally more, Instant at) {
    return new Backfill(
        run,
        began,
        horizon,
        repositoryPage,
        newest,
        open,
        history,
        tally.and(more),
        momentum.achieved(more.items(), at),
        0,
        null);
  }

  /** Harness did not answer; a reason says that it is held up by that. */
  public Backfill failed(@Nullable String why) {
    return new Backfill(
        run,
        began,
        horizon,
        repositoryPage,
        newest,
        open,
        history,
        tally,
        momentum,
        attempts + 1,
        why == null ? problem : why);
  }

  /** How far back pull requests were read; null before the history is. */
  public @Nullable Instant historyBack() {
    if (history.ended()) {
      return horizon;
    }
    var before = history.before();
    return before == null || !open.ended() ? null : Instant.ofEpochMilli(before);
  }
}
