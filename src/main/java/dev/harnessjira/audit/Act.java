package dev.harnessjira.audit;

/** What was done, in words for a site's administrators. */
public enum Act {
  SITE_CONNECTED("Jira site connected"),
  SITE_REAUTHORIZED("Jira site authorized again"),
  SITE_DISCONNECTED("Jira site disconnected"),
  AUTHORIZATION_LOST("Authorization lost"),
  AUTHORIZATION_TAKEN_OVER("Authorization taken over"),
  STAND_IN_OFFERED("Stand-in offered"),
  STAND_IN_WITHDRAWN("Stand-in withdrawn"),
  CREDENTIALS_ENTERED("OAuth credentials entered"),
  CREDENTIALS_REJECTED("OAuth credentials rejected"),
  SIGN_IN_REFUSED("Sign-in refused"),
  SCOPE_CONNECTED("Harness scope connected"),
  SCOPE_DISCONNECTED("Harness scope disconnected"),
  PROJECTS_ADDED("Projects added"),
  PROJECT_REMOVED("Project removed"),
  OPTIONS_CHANGED("Options changed"),
  TOKEN_REPLACED("Harness token replaced"),
  TOKEN_REFUSED("Harness token refused"),
  CONNECTION_PAUSED("Connection paused"),
  CONNECTION_RESUMED("Connection resumed"),
  WEBHOOK_SWITCHED_ON("Webhook switched on");

  private final String words;

  Act(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
