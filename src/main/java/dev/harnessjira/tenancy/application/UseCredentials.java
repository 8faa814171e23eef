package dev.harnessjira.tenancy.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.AuditTrail;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.SiteAdministration.CredentialsOutcome;
import dev.harnessjira.tenancy.SiteAdministration.Step;
import dev.harnessjira.tenancy.SiteAdministration.WriteTest;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteReauthorized;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import dev.harnessjira.tenancy.domain.Credentials;
import dev.harnessjira.tenancy.domain.OwnCredentials;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.WriteProbe;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Checks a pair of OAuth credentials on the spot and, when it works, writes with it. */
@Service
class UseCredentials {

  private final AtlassianAccounts atlassian;
  private final WriteProbe probe;
  private final Sites sites;
  private final OwnCredentials credentials;
  private final AuditTrail trail;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  UseCredentials(
      AtlassianAccounts atlassian,
      WriteProbe probe,
      Sites sites,
      OwnCredentials credentials,
      AuditTrail trail,
      Transactions transactions,
      ApplicationEventPublisher events) {
    this.atlassian = atlassian;
    this.probe = probe;
    this.sites = sites;
    this.credentials = credentials;
    this.trail = trail;
    this.transactions = transactions;
    this.events = events;
  }

  CredentialsOutcome use(SiteId site, String clientId, String clientSecret) {
    return switch (atlassian.credentialsToken(clientId, clientSecret)) {
      case Reply.Answered<GrantedTokens>(var granted) ->
          tried(site, new Credentials(clientId, clientSecret, granted, null), granted);
      case Reply.Unauthorized<GrantedTokens>(var detail) -> new CredentialsOutcome.Wrong(detail);
      case Reply.Refused<GrantedTokens>(var detail) -> new CredentialsOutcome.Wrong(detail);
      case Reply.Gone<GrantedTokens>(var detail) -> new CredentialsOutcome.CannotVerify(detail);
      case Reply.Unavailable<GrantedTokens>(var detail) ->
          new CredentialsOutcome.CannotVerify(detail);
    };
  }

  // Not confirmed by Atlassian: 404 is taken for another site, 401 and 403 for the permission.
  private CredentialsOutcome tried(SiteId site, Credentials pair, GrantedTokens granted) {
    var probed = probe.ask(probe.withCredentials(site, granted.accessToken()));
    var detail = firstRefusal(probed.test());
    return switch (probed.verdict()) {
      case MAY -> accepted(site, pair);
      case MAY_NOT -> new CredentialsOutcome.WithoutDevelopmentInformation(detail);
      case NOT_WITH_THIS_TOKEN -> new CredentialsOutcome.WithoutDevelopmentInformation(detail);
      case NOT_THERE -> new CredentialsOutcome.OtherSite(detail);
      case UNDECIDED -> new CredentialsOutcome.CannotVerify(detail);
    };
  }

  private static String firstRefusal(WriteTest test) {
    return Stream.of(test.write(), test.read(), test.removal())
        .filter(step -> step.answer() != Answer.MAY)
        .map(Step::detail)
        .findFirst()
        .orElse("");
  }

  private CredentialsOutcome accepted(SiteId site, Credentials pair) {
    return transactions.inSite(
        site.value(),
        () -> {
          var connected = sites.lock(site).filter(found -> found.state() != State.DISCONNECTED);
          if (connected.isEmpty()) {
            return new CredentialsOutcome.CannotVerify("The Jira site is not connected any more.");
          }
          credentials.enter(site, pair);
          sites.writeWith(site, Writing.CREDENTIALS);
          trail.note(site.value(), Act.CREDENTIALS_ENTERED, "Client ID " + pair.clientId());
          events.publishEvent(new SiteReauthorized(site));
          return new CredentialsOutcome.Accepted();
        });
  }
}
