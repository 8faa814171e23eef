package dev.harnessjira.publishing.adapter.work;

import dev.harnessjira.publishing.application.PublishSite;
import dev.harnessjira.publishing.application.SiteWork;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishing a site as durable work: one execution at a time for each site. */
@Component
class PublishSiteWork implements WorkHandler {

  private final PublishSite publishSite;

  PublishSiteWork(PublishSite publishSite) {
    this.publishSite = publishSite;
  }

  @Override
  public String task() {
    return SiteWork.TASK;
  }

  @Override
  public Lane lane() {
    return Lane.PUBLISH;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return publishSite.publish(new SiteId(owner.site()), until);
  }
}
