package dev.harnessjira.tenancy.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.AuditTrail;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Person;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import dev.harnessjira.tenancy.domain.Sites;
import java.util.List;
import org.springframework.stereotype.Service;

/** Notes at the sites that are connected here that somebody wanted to come in and may not. */
@Service
class NoteRefusals implements Refusals {

  private final AtlassianAccounts atlassian;
  private final Sites sites;
  private final AuditTrail trail;
  private final Transactions transactions;

  NoteRefusals(
      AtlassianAccounts atlassian, Sites sites, AuditTrail trail, Transactions transactions) {
    this.atlassian = atlassian;
    this.sites = sites;
    this.trail = trail;
    this.transactions = transactions;
  }

  @Override
  public void notAdministrator(String accessToken, List<SiteId> refused) {
    var connected = refused.stream().filter(this::isConnected).toList();
    if (!connected.isEmpty()) {
      var who = who(accessToken);
      connected.forEach(site -> note(site, who));
    }
  }

  /** Somebody who is signed in no longer administers it. */
  void noLongerAdministrator(SiteId site) {
    note(site, "who is signed in");
  }

  private void note(SiteId site, String who) {
    trail.note(site.value(), Act.SIGN_IN_REFUSED, "Not a Jira administrator: " + who);
  }

  private boolean isConnected(SiteId site) {
    return transactions.inSite(site.value(), () -> sites.find(site)).stream()
        .anyMatch(found -> found.state() != State.DISCONNECTED);
  }

  private String who(String accessToken) {
    return atlassian.person(accessToken) instanceof Reply.Answered<Person>(var person)
        ? "%s (%s)".formatted(person.name(), person.accountId())
        : "somebody whose name Atlassian did not tell";
  }
}
