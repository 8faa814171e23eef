package dev.harnessjira.ingestion.application.recovering;

import dev.harnessjira.harness.Urgency;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.reading.HarnessSessions;
import dev.harnessjira.ingestion.application.reading.HarnessSessions.Session;
import dev.harnessjira.ingestion.application.schedule.KeepChanges;
import dev.harnessjira.ingestion.application.schedule.KeepRecoveries;
import dev.harnessjira.ingestion.application.schedule.KeepSweeps;
import dev.harnessjira.ingestion.domain.intake.Inbox;
import dev.harnessjira.ingestion.domain.intake.NewDelivery;
import dev.harnessjira.ingestion.domain.intake.Unavailable;
import dev.harnessjira.ingestion.domain.missed.Recoveries.Recovery;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.Attempt;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.WebhookRegistrations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes in what Harness could not deliver: it keeps its attempts for 7 days, the failed ones with
 * their bodies. They come from Harness itself, read with the token, so they are as good as signed
 * ones, and are folded like those, the oldest first.
 */
@Service
public class RecoverDeliveries {

  private static final int MOST_PAGES = 50;
  private static final long MOST_BYTES = 32L << 20;
  private static final int MOST_FAILURES = 6;
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final CoverageWrites writes;
  private final KeepRecoveries keep;
  private final KeepChanges changes;
  private final KeepSweeps sweeps;
  private final WebhookRegistrations registrations;
  private final HarnessSessions sessions;
  private final HarnessLists harness;
  private final Inbox inbox;
  private final Clock clock;

  RecoverDeliveries(
      CoverageWrites writes,
      KeepRecoveries keep,
      KeepChanges changes,
      KeepSweeps sweeps,
      WebhookRegistrations registrations,
      HarnessSessions sessions,
      HarnessLists harness,
      Inbox inbox,
      Clock clock) {
    this.writes = writes;
    this.keep = keep;
    this.changes = changes;
    this.sweeps = sweeps;
    this.registrations = registrations;
    this.sessions = sessions;
    this.harness = harness;
    this.inbox = inbox;
    this.clock = clock;
  }

  /** Whose attempts are read, and how. */
  private record Job(Session session, String webhook) {
    Coverage coverage() {
      return session.coverage();
    }

    Place place() {
      return Place.of(coverage());
    }
  }

  /** What was found, newest first; {@code complete} is false when there was too much. */
  private static final class Found {

    private final List<Attempt> failed = new ArrayList<>();
    private final Set<Long> repeated = new HashSet<>();
    private long newest;
    private long bytes;
    private boolean complete = true;

    void add(Attempt attempt) {
      newest = Math.max(newest, attempt.id());
      if (!attempt.failed() && attempt.retrigger() != null) {
        repeated.add(attempt.retrigger());
      }
      if (attempt.failed() && !repeated.contains(attempt.id())) {
        keep(attempt);
      }
    }

    private void keep(Attempt attempt) {
      var body = attempt.body();
      if (body == null || bytes + body.length > MOST_BYTES) {
        complete = false;
        return;
      }
      bytes += body.length;
      failed.add(attempt);
    }
  }

  /** Returns when to try again, null when nothing is left to recover. */
  public @Nullable Instant recover(Place place) {
    var coverage = writes.write(place, held -> stirred(place, held));
    if (coverage.isEmpty()) {
      return null;
    }
    var webhook = registrations.identifier(place.site(), place.coverage());
    var session = sessions.open(coverage.get(), Urgency.OVERDUE);
    return webhook.isEmpty() || session.isEmpty()
        ? null
        : recover(new Job(session.get(), webhook.get()));
  }

  // The change cursor tells what no delivery does, so it looks at once, too.
  private Coverage stirred(Place place, Coverage held) {
    changes.resume(place);
    return held;
  }

  private @Nullable Instant recover(Job job) {
    var found = new Found();
    var mark = keep.find(job.place()).mark();
    for (var page = 1; page <= MOST_PAGES; page++) {
      var path = job.coverage().path();
      switch (harness.attempts(job.session().access(), path, job.webhook(), page)) {
        case Reply.Told<List<Attempt>>(var attempts) -> {
          attempts.stream().filter(attempt -> attempt.id() > mark).forEach(found::add);
          if (attempts.isEmpty() || attempts.getLast().id() <= mark) {
            return take(job, found);
          }
        }
        case Reply.TokenRefused<List<Attempt>>(var reason) -> {
          return sessions.refused(job.session(), reason);
        }
        case Reply.Later<List<Attempt>>(var at, var reason) -> {
          return later(job, at);
        }
        // There is no such webhook; scope puts that right.
        case Reply.Refused<List<Attempt>> refused -> {
          return nothing(job);
        }
        case Reply.Missing<List<Attempt>> missing -> {
          return nothing(job);
        }
      }
    }
    found.complete = false;
    return take(job, found);
  }

  private @Nullable Instant take(Job job, Found found) {
    var place = job.place();
    for (var attempt : found.failed.reversed()) {
      try {
        inbox.accept(delivery(job, attempt));
      } catch (Unavailable e) {
        return clock.instant().plus(AGAIN);
      }
    }
    keep.change(
        place, recovery -> recovery.upTo(found.newest, clock.instant(), found.failed.size()));
    // Where deliveries failed, something may have happened that none tells of: a branch rolled
    // back.
    if (!found.complete || !found.failed.isEmpty()) {
      writes.run(place, held -> sweeps.soon(place));
    }
    return null;
  }

  private NewDelivery delivery(Job job, Attempt attempt) {
    var body = attempt.body();
    return new NewDelivery(
        job.coverage().site(),
        job.coverage().id(),
        job.webhook(),
        clock.instant(),
        body == null ? new byte[0] : body);
  }

  private @Nullable Instant nothing(Job job) {
    keep.change(job.place(), recovery -> recovery.upTo(0, clock.instant(), 0));
    return null;
  }

  // A webhook that is gone is answered like a server in trouble.
  private @Nullable Instant later(Job job, @Nullable Instant at) {
    keep.change(job.place(), Recovery::failed);
    var attempts = keep.find(job.place()).attempts();
    if (at != null) {
      return at;
    }
    return attempts > MOST_FAILURES
        ? nothing(job)
        : clock.instant().plus(AGAIN.multipliedBy(attempts));
  }
}
