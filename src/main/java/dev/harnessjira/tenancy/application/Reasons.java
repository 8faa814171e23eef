package dev.harnessjira.tenancy.application;

/** Why an authorization is lost, or could not take over, where Atlassian has no words for it. */
final class Reasons {

  static final String NO_RIGHT_TO_WRITE =
      "the consent no longer includes the right to write development information: it was given"
          + " again with fewer rights";

  static final String NOT_ADMINISTRATOR = "no longer a Jira administrator of this site";

  static final String NOT_REACHED = "this site is no longer among those that it reaches";

  static final String DOUBTED = "another administrator authorizes the site now";

  private Reasons() {}
}
