package dev.harnessjira.tenancy;

/**
 * How to write development information to a Jira site. May call Atlassian for a token: never call
 * it inside a transaction.
 */
public interface SiteWriting {

  WriteAccess access(SiteId site);

  /** All that the site held was removed: what a disconnected site was written with is forgotten. */
  void noLongerNeeded(SiteId site);

  /** The token of this version was refused (401): the next access brings a new one. */
  void refused(SiteId site, long credentialVersion);
}
