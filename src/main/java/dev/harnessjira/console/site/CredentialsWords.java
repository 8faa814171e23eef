package dev.harnessjira.console.site;

import dev.harnessjira.console.Trouble;
import dev.harnessjira.tenancy.SiteAdministration.CredentialsOutcome;
import org.jspecify.annotations.Nullable;

/** What to tell somebody whose OAuth credentials were tried. */
final class CredentialsWords {

  private CredentialsWords() {}

  /** Null when they work. */
  static @Nullable Trouble trouble(CredentialsOutcome outcome, String site) {
    return switch (outcome) {
      case CredentialsOutcome.Accepted() -> null;
      case CredentialsOutcome.Wrong(var detail) ->
          Trouble.at(
                  "clientSecret",
                  "Credentials refused",
                  "Atlassian doesn’t know this pair of client ID and secret. Copy both again; if"
                      + " the secret is gone, create new credentials in Jira.")
              .answered(detail);
      case CredentialsOutcome.OtherSite(var detail) ->
          Trouble.at(
                  "clientId",
                  "Credentials of another site",
                  "Atlassian knows them, but not for "
                      + site
                      + ". Create the credentials in the settings of "
                      + site
                      + ", and enter those.")
              .answered(detail);
      case CredentialsOutcome.WithoutDevelopmentInformation(var detail) ->
          Trouble.at(
                  "clientId",
                  "Development information not allowed",
                  "The credentials exist, but they may not write development information to "
                      + site
                      + ". Check that they were made in this site, and that Development information"
                      + " is selected under Permissions.")
              .answered(detail);
      case CredentialsOutcome.CannotVerify(var detail) ->
          Trouble.of(
                  "Couldn’t check the credentials",
                  "Atlassian didn’t give a clear answer, so nothing was saved. Try again in a"
                      + " minute.")
              .answered(detail);
    };
  }
}
