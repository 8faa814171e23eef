package dev.harnessjira.tenancy.domain;

import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.tenancy.SiteAdministration.WriteTest;
import dev.harnessjira.tenancy.SiteId;

/** Finds out by asking whether development information may be written. */
public interface WriteProbe {

  /** Reads, writes one entity whose only key cannot exist, and removes its repository. */
  WriteTest ask(DevInfoAccess access);

  DevInfoAccess withGrant(SiteId site, String bearer);

  DevInfoAccess withCredentials(SiteId site, String bearer);

  /** Client id of the 3LO app. */
  String app();
}
