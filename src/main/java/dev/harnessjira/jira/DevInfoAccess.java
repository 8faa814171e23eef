package dev.harnessjira.jira;

import java.net.URI;

/**
 * Where to write development information and with which bearer token: {@code <api>/ex/jira/<cloud
 * id>/rest/devinfo/0.10} for a 3LO grant, {@code <api>/jira/devinfo/0.1/cloud/<cloud id>} for a
 * site's own OAuth credentials.
 */
public record DevInfoAccess(URI base, String bearer) {

  @Override
  public String toString() {
    return "DevInfoAccess[" + base + "]";
  }
}
