package dev.harnessjira.tenancy;

/**
 * How to write development information to a Jira site. May call Atlassian for a token: never call
 * it inside a transaction.
 */
public interface SiteWriting {

  WriteAccess access(SiteId site);

  /**
   * Access as an identity that the site was written with before, to remove what it wrote; paused
   * when that identity works no more.
   */
  default WriteAccess access(SiteId site, WritingIdentity identity) {
    return access(site) instanceof WriteAccess.Ready ready && ready.identity().equals(identity)
        ? ready
        : new WriteAccess.Paused("What " + identity.value() + " wrote cannot be reached any more.");
  }

  /** All that this identity wrote is removed: unless it is the one in use, it is forgotten. */
  default void noLongerNeeded(SiteId site, WritingIdentity identity) {}

  /** All that the site held was removed: what a disconnected site was written with is forgotten. */
  void noLongerNeeded(SiteId site);

  /** Jira says that the site is not there: what has become of it is looked at soon. */
  default void doubted(SiteId site) {}

  /** The token of this version was refused (401): the next access brings a new one. */
  void refused(SiteId site, long credentialVersion);
}
