package dev.harnessjira.ingestion.application.following;

import dev.harnessjira.ingestion.application.reading.HarnessSessions;
import dev.harnessjira.ingestion.application.schedule.KeepChanges;
import dev.harnessjira.ingestion.application.schedule.KeepChanges.Due;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds what no webhook tells, by asking Harness which pull requests changed since the last time,
 * and makes those stale. One look is made for all coverages of a site that are read with the same
 * token of the same account; the others find that they were looked after, and rest. Live reads go
 * first: it waits while they are paused, and longer than they do when the token's calls are used
 * up.
 *
 * <p>Without webhooks it feeds the connection alone. Then pull requests come within five minutes
 * instead of seconds; branches without a pull request come with the push that is noticed next, and
 * what happened in between is not told one by one: a branch that was made and deleted between two
 * looks is never shown. Merges, closes and edits of pull requests all come.
 */
@Service
public class FollowChanges {

  private final KeepChanges keep;
  private final LeaseCursors leases;
  private final LookAtChanges looks;
  private final HarnessSessions sessions;
  private final Clock clock;

  FollowChanges(
      KeepChanges keep,
      LeaseCursors leases,
      LookAtChanges looks,
      HarnessSessions sessions,
      Clock clock) {
    this.keep = keep;
    this.leases = leases;
    this.looks = looks;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Returns when to look again, null when the coverage has ended or is not followed yet. */
  public @Nullable Instant follow(Place place, Instant until) {
    while (clock.instant().isBefore(until)) {
      var due = keep.due(place);
      if (due.isEmpty()) {
        return null;
      }
      var rest = due.get().rest();
      var wait = rest == null ? look(due.get(), until) : rest;
      if (wait != null) {
        return wait;
      }
    }
    return clock.instant();
  }

  private @Nullable Instant look(Due due, Instant until) {
    var coverage = due.coverage();
    var session = sessions.open(coverage, due.urgency()).orElse(null);
    if (session == null) {
      return sessions.withoutAccess();
    }
    var group = leases.lease(Place.of(coverage), sessions.companions(session));
    return group == null ? null : looks.look(group, session, until);
  }
}
