package dev.harnessjira.publishing.adapter.work;

import dev.harnessjira.publishing.application.PublishSite;
import dev.harnessjira.publishing.application.SiteWork;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The same for sites that take long to answer, where the others need not wait for them. */
@Component
class PublishSlowSiteWork implements WorkHandler {

  private final PublishSite publishSite;

  PublishSlowSiteWork(PublishSite publishSite) {
    this.publishSite = publishSite;
  }

  @Override
  public String task() {
    return SiteWork.SLOW_TASK;
  }

  @Override
  public Lane lane() {
    return Lane.PUBLISH_SLOW;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return publishSite.publishSlow(new SiteId(owner.site()), until);
  }
}
