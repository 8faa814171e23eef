package dev.harnessjira.jira;

import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Where to write development information and with which bearer token: {@code <api>/ex/jira/<cloud
 * id>/rest/devinfo/0.10} for a 3LO grant, {@code <api>/jira/devinfo/0.1/cloud/<cloud id>} for a
 * site's own OAuth credentials; and on which terms.
 */
public record DevInfoAccess(URI base, String bearer, CallTerms terms) {

  public DevInfoAccess(URI base, String bearer) {
    this(base, bearer, CallTerms.USUAL);
  }

  /** The same on other terms. */
  public DevInfoAccess on(boolean hasty, Consumer<Instant> nearLimit) {
    return new DevInfoAccess(base, bearer, new CallTerms(hasty, nearLimit));
  }

  @Override
  public String toString() {
    return "DevInfoAccess[" + base + "]";
  }
}
