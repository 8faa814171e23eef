package dev.harnessjira.publishing.application;

import dev.harnessjira.publishing.domain.Limit;
import dev.harnessjira.publishing.domain.Reply.Trouble;
import dev.harnessjira.publishing.domain.SiteState;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteWriting;
import dev.harnessjira.tenancy.WriteAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Drives a site to the wanted state: computes what changed, then sends, deletes and removes, one
 * call at a time and none inside a transaction, until nothing is due or the time is over.
 *
 * <p>How nothing is lost and nothing old wins:
 *
 * <ul>
 *   <li>An event only marks. What Jira should hold is computed from the present state, so a mark
 *       may come twice, late or in another order.
 *   <li>A sequence belongs to a content and is assigned with it, never at sending. A retry repeats
 *       it; Jira keeps the larger one, whichever comes last.
 *   <li>Before something is sent, its row notes that Jira may hold it from now on. So an answer
 *       that never comes is not forgotten when the entity is to go.
 *   <li>Where an administrator lets Jira run smart commits and transitions, only the first
 *       submission of an entity ever, told by a webhook, lets it. Its row notes that before the
 *       call, too: so if the answer never comes, or the process dies, it is repeated prevented.
 *       Jira runs it once or not at all, never twice. Only after an answer that says that nothing
 *       was taken is the next submission the first again.
 *   <li>What was sent may be outdated when its answer comes. An answer is written back only to a
 *       row that still has the sequence that was sent, and the work is done once more otherwise. So
 *       it does no harm when two instances visit a site at once.
 *   <li>202 says that Jira will store, not that it has. So whatever is deleted is deleted again
 *       some minutes later, and a removal is done when Jira said twice that nothing is there.
 * </ul>
 */
@Service
public class PublishSite {

  private static final int BATCHES = 10;

  /** After so long a visit makes place for another site, which may have a single change. */
  private static final Duration TURN = Duration.ofSeconds(1);

  private final ReckonWanted reckon;
  private final Rounds rounds;
  private final RemoveFromJira removals;
  private final Agenda agenda;
  private final SiteHolds holds;
  private final RateLimits limits;
  private final SlowSites slowSites;
  private final Tidying tidying;
  private final SiteWriting siteWriting;
  private final Clock clock;

  PublishSite(
      ReckonWanted reckon,
      Rounds rounds,
      RemoveFromJira removals,
      Agenda agenda,
      SiteHolds holds,
      RateLimits limits,
      SlowSites slowSites,
      Tidying tidying,
      SiteWriting siteWriting,
      Clock clock) {
    this.reckon = reckon;
    this.rounds = rounds;
    this.removals = removals;
    this.agenda = agenda;
    this.holds = holds;
    this.limits = limits;
    this.slowSites = slowSites;
    this.tidying = tidying;
    this.siteWriting = siteWriting;
    this.clock = clock;
  }

  /**
   * Visits a site in haste, unless it is slow; returns when it is to be visited again, null when
   * nothing waits.
   */
  public @Nullable Instant publish(SiteId site, Instant until) {
    return slowSites.handedOver(site, true) ? null : publish(site, until, new Pace(clock, true));
  }

  /** The same for a site that is slow, with patience. */
  public @Nullable Instant publishSlow(SiteId site, Instant until) {
    return slowSites.handedOver(site, false) ? null : publish(site, until, new Pace(clock, false));
  }

  private @Nullable Instant publish(SiteId site, Instant until, Pace pace) {
    reckon(site);
    removals.giveUp(site);
    tidying.forgetEnded(site, until);
    var next = agenda.of(site);
    var now = clock.instant();
    if (next.now(now)) {
      var turn = now.plus(TURN);
      visit(site, next, turn.isBefore(until) ? turn : until, pace);
      next = agenda.of(site);
    }
    return slowSites.arrange(site, pace, next(site, next));
  }

  // Before the visit, so that a burst is one submission; but no first read keeps live ones waiting.
  private void reckon(SiteId site) {
    var batches = BATCHES;
    while (batches > 0 && reckon.batch(site)) {
      batches--;
    }
  }

  private void visit(SiteId site, Agenda.Next next, Instant until, Pace pace) {
    var begin = System.nanoTime();
    var access = siteWriting.access(site);
    pace.took(Duration.ofNanos(System.nanoTime() - begin));
    switch (access) {
      case WriteAccess.Ready ready -> {
        var alone = limits.leftAloneUntil(site, ready, next.state().hold());
        if (alone == null) {
          next.held().forEach(pace::refuse);
          visit(new Visit(site, ready, clock, until, pace), next.state());
        } else if (!next.state().hold().ofApp()) {
          holds.hold(site, new Trouble.Throttled("", alone, Limit.APP_QUOTA));
        }
      }
      case WriteAccess.Paused(var reason) -> holds.hold(site, new Trouble.Paused(reason));
      case WriteAccess.Unavailable(var reason) ->
          holds.hold(site, new Trouble.Unavailable(reason, null));
    }
  }

  private void visit(Visit visit, SiteState state) {
    visit.remember(state);
    rounds.run(visit);
    holds.end(visit);
  }

  private @Nullable Instant next(SiteId site, Agenda.Next next) {
    if (next.release()) {
      tidying.release(site);
    }
    var now = clock.instant();
    if (next.work() == null && !next.state().hold().holds(now)) {
      holds.letGo(site);
    }
    return next.marked() ? now : next.visit(now);
  }
}
