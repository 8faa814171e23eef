package dev.harnessjira.tenancy;

import java.time.Instant;
import java.util.List;
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
    @Nullable String credentialsRejected,
    Authorization authorization) {

  /** With nothing to tell of its authorization. */
  public SiteView(
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
    this(
        id,
        name,
        url,
        state,
        reason,
        grantHolder,
        grantMayWrite,
        grantCheckedAt,
        writing,
        writingSince,
        credentialsClientId,
        credentialsRejected,
        new Authorization(new AccountId(""), null, null, null, List.of()));
  }

  /**
   * How the authorization fares: whose it is, when it may end (null unless within four weeks), what
   * is the matter although it still works, whose it took over from, and who stands in.
   */
  public record Authorization(
      AccountId by,
      @Nullable Instant mayEnd,
      @Nullable Worry worry,
      @Nullable TakenOver takenOver,
      List<StandIn> standIns) {}

  /** Something that Atlassian says of a site or its authorization, and since when it does. */
  public record Worry(Kind kind, Instant since) {

    /** What it is. */
    public enum Kind {
      /** The site is there, and says to everybody that it is not available. */
      SUSPENDED,
      /** Deleted, or the app or the person has lost it. */
      NOT_REACHED,
      NOT_ADMINISTRATOR
    }
  }

  /** That this authorization took over from another person's, why, and when. */
  public record TakenOver(String from, String reason, Instant at) {}

  /**
   * An administrator whose authorization takes over when the one in use is lost; {@code reason} is
   * why it could not now, {@code mayEnd} as for the one in use.
   */
  public record StandIn(
      AccountId account,
      String name,
      Instant since,
      @Nullable Instant mayEnd,
      @Nullable String reason) {}

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
