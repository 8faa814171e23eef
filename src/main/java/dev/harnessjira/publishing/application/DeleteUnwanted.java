package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.PublishingSettings;
import dev.harnessjira.publishing.domain.DevelopmentInformation;
import dev.harnessjira.publishing.domain.Endpoint;
import dev.harnessjira.publishing.domain.Entity;
import dev.harnessjira.publishing.domain.Outbox;
import dev.harnessjira.publishing.domain.Reply;
import dev.harnessjira.publishing.domain.Reply.Trouble;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Deletes entities that Jira should no longer hold; each a second time some minutes later, because
 * Jira may apply an earlier submission late.
 */
@Service
class DeleteUnwanted {

  private static final int BATCH = 25;

  private final Outbox outbox;
  private final DevelopmentInformation jira;
  private final SiteCalls calls;
  private final SiteHolds holds;
  private final Transactions transactions;
  private final PublishingSettings settings;
  private final Clock clock;

  DeleteUnwanted(
      Outbox outbox,
      DevelopmentInformation jira,
      SiteCalls calls,
      SiteHolds holds,
      Transactions transactions,
      PublishingSettings settings,
      Clock clock) {
    this.outbox = outbox;
    this.jira = jira;
    this.calls = calls;
    this.holds = holds;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Deletes some; false when there is nothing to delete now. */
  boolean next(Visit visit) {
    var site = visit.site();
    var some =
        transactions.inSite(site.value(), () -> outbox.toDelete(site, clock.instant(), BATCH));
    for (var entity : some) {
      if (visit.goesOn() && visit.pace().allows(Endpoint.DELETE_ENTITY)) {
        delete(visit, entity);
      }
      if (visit.pace().collects()) {
        break;
      }
    }
    return !some.isEmpty();
  }

  private void delete(Visit visit, Entity entity) {
    var reply =
        calls.call(
            visit,
            Endpoint.DELETE_ENTITY,
            access -> jira.delete(access, entity.key(), entity.deleteUpTo()));
    switch (reply) {
      case Reply.Answered<Boolean> done ->
          write(visit, () -> deleted(visit, entity, clock.instant()));
      case Reply.Troubled<Boolean>(Trouble.Refused(var words)) -> refused(visit, entity, words);
      case Reply.Troubled<Boolean>(Trouble.TooLarge(var words)) -> refused(visit, entity, words);
      case Reply.Troubled<Boolean>(var trouble) -> holds.stop(visit, trouble);
    }
  }

  private void deleted(Visit visit, Entity entity, Instant now) {
    outbox.deleted(visit.site(), entity, now, now.plus(settings.removalCheckAfter()));
  }

  private void refused(Visit visit, Entity entity, String words) {
    write(visit, () -> outbox.deletionRefused(visit.site(), entity, words, clock.instant()));
  }

  private void write(Visit visit, Runnable work) {
    transactions.runInSite(visit.site().value(), work);
  }
}
