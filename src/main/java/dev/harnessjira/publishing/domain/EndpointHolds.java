package dev.harnessjira.publishing.domain;

import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Map;

/** Which endpoints of the sites are not called for a while. */
public interface EndpointHolds {

  /** Until when each is held up that is at this time. */
  Map<Endpoint, Instant> find(SiteId site, Instant now);

  /** Holds an endpoint up; one that is held up for longer stays so. */
  void hold(SiteId site, EndpointHold hold);
}
