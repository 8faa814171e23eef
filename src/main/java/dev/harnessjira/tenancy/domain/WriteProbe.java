package dev.harnessjira.tenancy.domain;

import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.tenancy.SiteAdministration.WriteTest;
import dev.harnessjira.tenancy.SiteId;

/** Finds out by asking whether development information may be written. */
public interface WriteProbe {

  /** Reads, writes one entity whose only key cannot exist, and removes its repository. */
  Probed ask(DevInfoAccess access);

  DevInfoAccess withGrant(SiteId site, String bearer);

  DevInfoAccess withCredentials(SiteId site, String bearer);

  /** Client id of the 3LO app. */
  String app();

  /** The three answers and what they come to. */
  record Probed(WriteTest test, Verdict verdict) {}

  /** One clear no is a no; reading, writing and removal must all be allowed for a yes. */
  enum Verdict {
    MAY,
    /** 403. */
    MAY_NOT,
    /** 401: the token is over, or it lacks a scope. */
    NOT_WITH_THIS_TOKEN,
    /** 404: the site is not where these credentials lead to. */
    NOT_THERE,
    UNDECIDED
  }
}
