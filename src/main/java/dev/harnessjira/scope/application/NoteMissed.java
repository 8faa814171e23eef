package dev.harnessjira.scope.application;

import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.domain.WebhookHealths;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.DurableWork;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Counts what no webhook told, and has the webhook looked at when that keeps happening. */
@Service
public class NoteMissed {

  private final WebhookHealths healths;
  private final DurableWork work;

  NoteMissed(WebhookHealths healths, DurableWork work) {
    this.healths = healths;
    this.work = work;
  }

  public void note(SiteId site, CoverageId coverage, long changes, Instant at) {
    if (changes > 0) {
      healths
          .missed(site, coverage, changes, at)
          .ifPresent(connection -> work.due(CheckWebhooks.TASK, Owners.of(site, connection), at));
    }
  }
}
