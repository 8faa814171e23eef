package dev.harnessjira.ingestion.application.reading;

import dev.harnessjira.ingestion.application.announcing.AnnounceProvisional;
import dev.harnessjira.ingestion.application.coverage.CoverageBorders;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.application.reading.PickStale.PickedBranch;
import dev.harnessjira.ingestion.application.reading.PickStale.PickedPullRequest;
import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.Pauses.Pause;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.HarnessAccessLost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What is done when Harness cannot be read: wait, and show what deliveries told meanwhile. */
@Service
public class Setbacks {

  /** A renewed token is announced; this is only in case that the announcement was lost. */
  public static final Duration WITHOUT_ACCESS = Duration.ofMinutes(15);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private static final Duration LONGEST_REFUSAL = Duration.ofHours(1);

  private final CoverageWrites writes;
  private final KnownCode code;
  private final Pauses pauses;
  private final AnnounceProvisional provisional;
  private final CoverageBorders borders;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Setbacks(
      CoverageWrites writes,
      KnownCode code,
      Pauses pauses,
      AnnounceProvisional provisional,
      CoverageBorders borders,
      ApplicationEventPublisher events,
      Clock clock) {
    this.writes = writes;
    this.code = code;
    this.pauses = pauses;
    this.provisional = provisional;
    this.borders = borders;
    this.events = events;
    this.clock = clock;
  }

  /** Announces the provisional state of what waits for its read since before then. */
  void announce(Place place, Instant before) {
    provisional.announce(place, before);
  }

  /** There is no token to read with; returns when to look again. */
  Instant noAccess(Place place) {
    provisional.announce(place, clock.instant());
    return clock.instant().plus(WITHOUT_ACCESS);
  }

  /** Harness refused the token; returns when to look again. */
  public Instant accessLost(Coverage coverage, long tokenVersion, String reason) {
    var place = Place.of(coverage);
    writes.run(
        place,
        held ->
            events.publishEvent(
                new HarnessAccessLost(
                    coverage.site(), coverage.connection(), tokenVersion, reason)));
    return noAccess(place);
  }

  /** Harness cannot answer; returns when it is asked again. */
  Instant pause(Place place, PickStale.Stale stale, @Nullable Instant at) {
    var until =
        writes
            .write(
                place,
                coverage -> {
                  var attempts = pauses.find(place).map(Pause::attempts).orElse(0);
                  var end = at == null ? after(attempts, LONGEST_PAUSE) : at;
                  pauses.save(place, new Pause(attempts + 1, end));
                  // If it is this one alone that Harness stumbles over, others go first next time.
                  failed(place, stale, LONGEST_PAUSE);
                  return end;
                })
            .orElseGet(clock::instant);
    provisional.announce(place, clock.instant());
    return until;
  }

  /** Harness does not answer for this one; it is asked again, ever more rarely. */
  void of(Place place, PickStale.Stale stale) {
    writes.run(place, coverage -> failed(place, stale, LONGEST_REFUSAL));
    provisional.announce(place, clock.instant());
  }

  /** Harness has no such thing: with its repository, perhaps. */
  void missing(Place place, PickStale.Stale stale) {
    if (stale instanceof PickedPullRequest picked && picked.pullRequest().isOnlyAskedFor()) {
      var ref = picked.pullRequest().ref();
      writes.run(place, coverage -> code.pullRequests().forget(place, ref));
      return;
    }
    writes.run(place, coverage -> borders.doubt(place, repository(stale)));
    of(place, stale);
  }

  private static long repository(PickStale.Stale stale) {
    return switch (stale) {
      case PickedPullRequest picked -> picked.pullRequest().ref().repository();
      case PickedBranch picked -> picked.branch().ref().repository();
    };
  }

  private void failed(Place place, PickStale.Stale stale, Duration longest) {
    switch (stale) {
      case PickedPullRequest picked ->
          code.pullRequests()
              .find(place, picked.pullRequest().ref())
              .ifPresent(known ->
                  code.pullRequests().save(place, known.with(failed(known.freshness(), longest))));
      case PickedBranch picked ->
          code.branches()
              .find(place, picked.branch().ref())
              .ifPresent(known ->
                  code.branches().save(place, known.with(failed(known.freshness(), longest))));
    }
  }

  private Freshness failed(Freshness freshness, Duration longest) {
    return freshness.failed(after(freshness.attempts(), longest));
  }

  private Instant after(int attempts, Duration longest) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 16));
    return clock.instant().plus(pause.compareTo(longest) < 0 ? pause : longest);
  }
}
