package dev.harnessjira.tenancy.application;

import dev.harnessjira.tenancy.SiteId;
import java.util.List;

/** Takes note of whom a site does not let in. */
interface Refusals {

  /** Whom a consent brought is no administrator of any of these; none when there are none. */
  void notAdministrator(String accessToken, List<SiteId> sites);
}
