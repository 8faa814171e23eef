package dev.harnessjira.publishing.application;

import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** The durable work of publishing to a site, as others make it due. */
@Service
public class SiteWork {

  /** Name of the work; its owner is the site. */
  public static final String TASK = "publish-site";

  /** Name of the same work for sites that take long to answer. */
  public static final String SLOW_TASK = "publish-slow-site";

  private final DurableWork work;
  private final Clock clock;

  SiteWork(DurableWork work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  /** Something of the site may be possible again, or is to be done. */
  public void dueNow(SiteId site) {
    due(site, clock.instant());
  }

  void due(SiteId site, Instant at) {
    due(site, false, at);
  }

  void dueNow(SiteId site, boolean slow) {
    due(site, slow, clock.instant());
  }

  void due(SiteId site, boolean slow, Instant at) {
    work.due(slow ? SLOW_TASK : TASK, new WorkOwner(site.value(), ""), at);
  }
}
