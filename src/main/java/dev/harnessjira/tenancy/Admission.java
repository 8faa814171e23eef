package dev.harnessjira.tenancy;

import java.util.List;

/** Whether somebody who consented may sign in: only as a Jira administrator of an allowed site. */
public sealed interface Admission {

  /** They administer these sites, at least one. */
  record Admitted(AccountId account, String name, List<Candidate> sites) implements Admission {}

  /** The grant covers no site with Jira. */
  record NoJiraSite() implements Admission {}

  /** Only sites that the operator did not allow. */
  record SiteNotAllowed(List<String> sites, String contact) implements Admission {}

  /** A Jira user of these sites, but no Jira administrator. */
  record NotAdministrator(List<String> sites) implements Admission {}

  /** Atlassian says that these sites are not there: suspended, renamed or deleted. */
  record SiteSuspended(List<String> sites) implements Admission {}

  /** Atlassian did not answer; nobody is let in on a guess. */
  record CannotVerify(String detail) implements Admission {}
}
