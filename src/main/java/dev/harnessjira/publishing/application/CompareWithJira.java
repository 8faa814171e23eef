package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.PublishingSettings;
import dev.harnessjira.publishing.domain.Comparisons;
import dev.harnessjira.publishing.domain.Comparisons.Due;
import dev.harnessjira.publishing.domain.DevelopmentInformation;
import dev.harnessjira.publishing.domain.Endpoint;
import dev.harnessjira.publishing.domain.Entities;
import dev.harnessjira.publishing.domain.HeldByJira;
import dev.harnessjira.publishing.domain.Hold;
import dev.harnessjira.publishing.domain.Repair;
import dev.harnessjira.publishing.domain.Reply;
import dev.harnessjira.publishing.domain.Reply.Trouble;
import dev.harnessjira.scope.Coverages;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Service;

/**
 * Compares one repository after the other with what Jira holds, when nothing else is to be done.
 */
@Service
class CompareWithJira {

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  private final Comparisons comparisons;
  private final Entities entities;
  private final Coverages coverages;
  private final DevelopmentInformation jira;
  private final SiteCalls calls;
  private final SiteHolds holds;
  private final Transactions transactions;
  private final PublishingSettings settings;
  private final Clock clock;

  CompareWithJira(
      Comparisons comparisons,
      Entities entities,
      Coverages coverages,
      DevelopmentInformation jira,
      SiteCalls calls,
      SiteHolds holds,
      Transactions transactions,
      PublishingSettings settings,
      Clock clock) {
    this.comparisons = comparisons;
    this.entities = entities;
    this.coverages = coverages;
    this.jira = jira;
    this.calls = calls;
    this.holds = holds;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Compares the next repository; false when none is due. */
  boolean next(Visit visit) {
    var site = visit.site();
    var due = transactions.inSite(site.value(), () -> comparisons.due(site, clock.instant()));
    due.ifPresent(one -> compare(visit, one));
    return due.isPresent();
  }

  private void compare(Visit visit, Due due) {
    var reply =
        calls.call(
            visit, Endpoint.ASK_REPOSITORY, access -> jira.holding(access, due.repository().id()));
    switch (reply) {
      case Reply.Answered<HeldByJira>(var held) -> repair(visit, due, held);
      // Whoever may write may not be allowed to read: that must not stop the writing.
      case Reply.Troubled<HeldByJira>(Trouble.NotAllowed t) -> failed(visit, due, t);
      case Reply.Troubled<HeldByJira>(Trouble.Refused t) -> failed(visit, due, t);
      case Reply.Troubled<HeldByJira>(Trouble.TooLarge t) -> failed(visit, due, t);
      case Reply.Troubled<HeldByJira>(var trouble) -> holds.stop(visit, trouble);
    }
  }

  private void repair(Visit visit, Due due, HeldByJira held) {
    var site = visit.site();
    transactions.runInSite(
        site.value(),
        () -> {
          var repaired =
              coverages.hold(site, due.repository().coverage()).isPresent()
                  ? repaired(visit, due, held)
                  : 0;
          comparisons.compared(site, due, repaired);
        });
  }

  // What was accepted a moment ago Jira may not show yet.
  private int repaired(Visit visit, Due due, HeldByJira held) {
    var site = visit.site();
    var now = clock.instant();
    var stored = entities.lockRepository(site, due.repository());
    var shown = now.minus(settings.removalCheckAfter());
    var repairs = new Repair(due.repository(), held, entities.clockMicros(), now).of(stored, shown);
    if (repairs.isEmpty()) {
      return 0;
    }
    entities.repair(site, due.connection(), repairs);
    return (int) repairs.stream().filter(entity -> entity.action() != null).count();
  }

  private void failed(Visit visit, Due due, Trouble trouble) {
    var pause = Hold.pause(FIRST_PAUSE, LONGEST_PAUSE, due.failures(), ThreadLocalRandom.current());
    transactions.runInSite(
        visit.site().value(),
        () -> comparisons.failed(visit.site(), due, trouble.words(), clock.instant().plus(pause)));
  }
}
