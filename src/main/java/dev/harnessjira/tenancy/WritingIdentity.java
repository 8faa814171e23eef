package dev.harnessjira.tenancy;

/**
 * The app or credential that development information in Jira belongs to: {@code app:<client id>}
 * for the 3LO app, {@code credentials:<client id>} for a site's own OAuth credentials.
 */
public record WritingIdentity(String value) {

  private static final String APP = "app:";

  /** The 3LO app of this client id. */
  public static WritingIdentity ofApp(String clientId) {
    return new WritingIdentity(APP + clientId);
  }

  /** Whether all sites that it writes to share its limits. */
  public boolean isApp() {
    return value.startsWith(APP);
  }
}
