package dev.harnessjira.tenancy;

import java.util.Optional;

/** What an administrator sees and does of a Jira site. */
public interface SiteAdministration {

  /**
   * Whether the person is a Jira administrator of the site: verified at sign-in, asked again when
   * that is older than 5 minutes, no when in doubt.
   */
  boolean mayAdminister(AccountId account, SiteId site);

  Optional<SiteView> site(SiteId site);

  /** Tries reading, writing and removal with what the site is written with now. */
  WriteTest test(SiteId site);

  /** Checks a pair of OAuth credentials and, when they work, writes with them from now on. */
  CredentialsOutcome useCredentials(SiteId site, String clientId, String clientSecret);

  /**
   * Lets this administrator's authorization take over as soon as the one in use is lost; at once
   * where that is in doubt already.
   */
  StandInOutcome standIn(SiteId site, AccountId account);

  /** They stand in no longer. */
  void standDown(SiteId site, AccountId account);

  /** What became of somebody's offer to stand in. */
  sealed interface StandInOutcome {

    /** They stand in. */
    record StandsIn() implements StandInOutcome {}

    /** The site is written to with their authorization from now on, or was already. */
    record Authorizes() implements StandInOutcome {}

    /** Their authorization could not take over. */
    record Unfit(String reason) implements StandInOutcome {}
  }

  /** Ends the site's connections and its grant; what is in Jira is removed by durable work. */
  void disconnect(SiteId site);

  /** What Jira answered to each of three calls; {@code allowed} null when it did not say. */
  record WriteTest(Step read, Step write, Step removal) {}

  /** An answer in Jira's words. */
  record Step(SiteView.Answer answer, String detail) {}

  /** What became of the OAuth credentials. */
  sealed interface CredentialsOutcome {

    /** The site is written to with them. */
    record Accepted() implements CredentialsOutcome {}

    /** Atlassian does not know this pair. */
    record Wrong(String detail) implements CredentialsOutcome {}

    /** They are of another site. */
    record OtherSite(String detail) implements CredentialsOutcome {}

    /** They lack the permission Development information. */
    record WithoutDevelopmentInformation(String detail) implements CredentialsOutcome {}

    /** Atlassian did not answer. */
    record CannotVerify(String detail) implements CredentialsOutcome {}
  }
}
