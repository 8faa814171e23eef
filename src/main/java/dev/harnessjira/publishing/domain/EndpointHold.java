package dev.harnessjira.publishing.domain;

import java.time.Instant;

/** One endpoint of a site is not called before {@code until}; everything else goes on. */
public record EndpointHold(Endpoint endpoint, Instant until, String reason) {

  private static final String NEAR = "Jira says that a limit is near, so calls are spread out.";

  /** Jira refused a call. */
  public static EndpointHold throttled(Endpoint endpoint, Reply.Trouble.Throttled trouble) {
    return new EndpointHold(endpoint, trouble.until(), trouble.limit().inWords(trouble.words()));
  }

  /** Jira says that a limit is near. */
  public static EndpointHold near(Endpoint endpoint, Instant until) {
    return new EndpointHold(endpoint, until, NEAR);
  }
}
