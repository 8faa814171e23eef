package dev.harnessjira.publishing.domain;

/** Which limit of Atlassian's a call ran into, or would have. */
public enum Limit {
  /** Too many calls of one endpoint in a moment. */
  BURST("Jira takes no more of these calls for a moment: "),
  /** Too many changes of one issue in a moment. */
  ISSUE("Jira takes no more changes of one issue for a moment: "),
  SITE_QUOTA("The calls that Atlassian allows for this Jira site in an hour are used up: "),
  APP_QUOTA(
      "The calls that Atlassian allows this service in an hour, for all Jira sites together, are"
          + " used up. A site with its own OAuth credentials is not held up by this. "),
  /** Our own account of that, which ends before it does. */
  APP_SHARE(
      "Much changes on all Jira sites together, and Atlassian allows this service so many calls in"
          + " an hour; so changes of this site are collected for longer before they are sent."),
  UNNAMED("Jira asks us to slow down: ");

  private final String words;

  Limit(String words) {
    this.words = words;
  }

  /** Whether it holds up one endpoint and nothing else. */
  public boolean ofEndpoint() {
    return this == BURST || this == ISSUE;
  }

  /** For people, with what was answered. */
  public String inWords(String answered) {
    return (words + answered).strip();
  }
}
