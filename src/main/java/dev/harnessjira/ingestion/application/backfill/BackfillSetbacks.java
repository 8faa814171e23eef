package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.ingestion.application.reading.Setbacks;
import dev.harnessjira.ingestion.domain.reading.BackfillReads;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is done when a backfill cannot go on: say why, and wait; or leave a repository out. */
@Service
class BackfillSetbacks {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** Being throttled is no trouble before it happens this often in a row. */
  private static final int PATIENCE = 3;

  private final BackfillReads harness;
  private final KeepBackfills keep;
  private final Setbacks setbacks;
  private final Clock clock;

  BackfillSetbacks(BackfillReads harness, KeepBackfills keep, Setbacks setbacks, Clock clock) {
    this.harness = harness;
    this.keep = keep;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  Instant noAccess(Place place, String reason) {
    keep.failed(place, reason);
    return clock.instant().plus(Setbacks.WITHOUT_ACCESS);
  }

  Instant tokenRefused(BackfillRun run, String reason) {
    keep.failed(run.place(), "Harness refused the token: " + reason);
    return setbacks.accessLost(run.look().coverage(), run.tokenVersion(), reason);
  }

  /** Harness cannot answer now; without a time it is asked ever more rarely. */
  Instant later(BackfillRun run, @Nullable Instant at, String reason) {
    var told = at == null || run.state().attempts() >= PATIENCE;
    keep.failed(run.place(), told ? "Harness could not answer: " + reason : null);
    return at == null ? pause(run) : at;
  }

  Instant refused(BackfillRun run, String reason) {
    keep.failed(run.place(), "Harness does not show " + run.space() + ": " + reason);
    return pause(run);
  }

  private Instant pause(BackfillRun run) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(run.state().attempts(), 16));
    return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  /**
   * Whether it is this alone that Harness does not answer for: it was asked often enough, and does
   * answer for something else.
   */
  boolean isAlone(BackfillRun run, @Nullable Instant at) {
    return at == null
        && run.state().attempts() >= PATIENCE
        && harness.repositories(run.access(), run.space(), 1) instanceof Reply.Told;
  }

  void failed(BackfillRun run, KnownRepository repository, Reason reason, String words) {
    keep.repositoryFailed(run.look(), repository, reason, words);
  }

  static Reason reason(Reply.Why why) {
    return switch (why) {
      case NO_ACCESS -> Reason.NO_ACCESS;
      case NOT_READY -> Reason.NOT_READY;
      case REFUSED -> Reason.REFUSED;
    };
  }
}
