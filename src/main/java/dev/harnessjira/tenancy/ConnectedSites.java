package dev.harnessjira.tenancy;

/** Jira sites that have not been disconnected. */
public interface ConnectedSites {

  /**
   * Takes a share lock on a site in the current transaction, so that it is not disconnected before
   * the transaction ends.
   *
   * @return false when it is not connected; the caller then writes nothing
   */
  boolean hold(SiteId site);
}
