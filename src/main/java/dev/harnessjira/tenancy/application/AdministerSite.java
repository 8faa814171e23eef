package dev.harnessjira.tenancy.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.AuditTrail;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteDisconnected;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteWriting;
import dev.harnessjira.tenancy.WriteAccess;
import dev.harnessjira.tenancy.domain.OwnCredentials;
import dev.harnessjira.tenancy.domain.OwnCredentials.Client;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.WriteProbe;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What an administrator sees and does of a Jira site. */
@Service
class AdministerSite implements SiteAdministration {

  private final Sites sites;
  private final OwnCredentials credentials;
  private final AdministratorRights rights;
  private final UseCredentials useCredentials;
  private final StandingIn standingIn;
  private final Authorizations authorizations;
  private final SiteWriting writing;
  private final WriteProbe probe;
  private final AuditTrail trail;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  AdministerSite(
      Sites sites,
      OwnCredentials credentials,
      AdministratorRights rights,
      UseCredentials useCredentials,
      StandingIn standingIn,
      Authorizations authorizations,
      SiteWriting writing,
      WriteProbe probe,
      AuditTrail trail,
      Transactions transactions,
      ApplicationEventPublisher events) {
    this.sites = sites;
    this.credentials = credentials;
    this.rights = rights;
    this.useCredentials = useCredentials;
    this.standingIn = standingIn;
    this.authorizations = authorizations;
    this.writing = writing;
    this.probe = probe;
    this.trail = trail;
    this.transactions = transactions;
    this.events = events;
  }

  @Override
  public boolean mayAdminister(AccountId account, SiteId site) {
    return rights.mayAdminister(account, site);
  }

  @Override
  public Optional<SiteView> site(SiteId site) {
    return transactions.inSite(
        site.value(), () -> sites.find(site).map(found -> view(found, credentials.client(site))));
  }

  private SiteView view(Site site, Optional<Client> own) {
    return new SiteView(
        site.id(),
        site.name(),
        site.url(),
        site.state(),
        site.reason(),
        site.grantHolder(),
        site.grantMayWrite(),
        site.grantCheckedAt(),
        site.writing(),
        site.writingSince(),
        own.map(Client::id).orElse(null),
        own.map(Client::rejectedReason).orElse(null),
        authorizations.of(site));
  }

  @Override
  public StandInOutcome standIn(SiteId site, AccountId account) {
    return standingIn.begin(site, account);
  }

  @Override
  public void standDown(SiteId site, AccountId account) {
    standingIn.end(site, account);
  }

  @Override
  public WriteTest test(SiteId site) {
    return switch (writing.access(site)) {
      case WriteAccess.Ready(var access, var identity, var version) -> probe.ask(access).test();
      case WriteAccess.Paused(var reason) -> unasked(reason);
      case WriteAccess.Unavailable(var reason) -> unasked(reason);
    };
  }

  private static WriteTest unasked(String reason) {
    var step = new Step(Answer.UNDECIDED, "Not asked: " + reason);
    return new WriteTest(step, step, step);
  }

  @Override
  public CredentialsOutcome useCredentials(SiteId site, String clientId, String clientSecret) {
    return useCredentials.use(site, clientId.strip(), clientSecret.strip());
  }

  @Override
  public void disconnect(SiteId site) {
    transactions.runInSite(
        site.value(),
        () ->
            sites
                .lock(site)
                .filter(found -> found.state() != State.DISCONNECTED)
                .ifPresent(found -> {
                  trail.note(site.value(), Act.SITE_DISCONNECTED, found.name());
                  sites.disconnected(site);
                  events.publishEvent(new SiteDisconnected(site));
                }));
  }
}
