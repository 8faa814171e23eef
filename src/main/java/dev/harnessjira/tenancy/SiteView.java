package dev.harnessjira.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A Jira site as its administrators see it. {@code reason} says why it is not connected. */
public record SiteView(
    SiteId id,
    String name,
    String url,
    State state,
    @Nullable String reason,
    String grantHolder,
    Answer grantMayWrite,
    @Nullable Instant grantCheckedAt,
    Writing writing,
    @Nullable Instant writingSince,
    @Nullable String credentialsClientId,
    @Nullable String credentialsRejected) {

  /** Whether the product may act for the site. */
  public enum State {
    CONNECTED,
    /**
     * Atlassian refused the grant or the credentials: everything is kept until it is authorized
     * again.
     */
    REAUTHORIZE,
    DISCONNECTED
  }

  /** What development information is written with. */
  public enum Writing {
    UNDECIDED,
    GRANT,
    CREDENTIALS,
    /** The grant may not write and there are no OAuth credentials yet. */
    NONE
  }

  /** What Jira answered when asked. */
  public enum Answer {
    UNDECIDED,
    MAY,
    MAY_NOT
  }
}
