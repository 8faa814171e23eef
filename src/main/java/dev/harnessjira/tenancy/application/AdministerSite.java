package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteDisconnected;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteReauthorized;
import dev.harnessjira.tenancy.SiteView;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.SiteWriting;
import dev.harnessjira.tenancy.WriteAccess;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.Administrators;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import dev.harnessjira.tenancy.domain.Credentials;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.WriteProbe;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What an administrator sees and does of a Jira site. */
@Service
class AdministerSite implements SiteAdministration {

  private static final Duration TRUSTED_FOR = Duration.ofMinutes(5);

  private final Sites sites;
  private final Administrators administrators;
  private final AtlassianAccounts atlassian;
  private final GrantTokens tokens;
  private final SiteWriting writing;
  private final WriteProbe probe;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AdministerSite(
      Sites sites,
      Administrators administrators,
      AtlassianAccounts atlassian,
      GrantTokens tokens,
      SiteWriting writing,
      WriteProbe probe,
      Transactions transactions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sites = sites;
    this.administrators = administrators;
    this.atlassian = atlassian;
    this.tokens = tokens;
    this.writing = writing;
    this.probe = probe;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public boolean mayAdminister(AccountId account, SiteId site) {
    var verified =
        transactions.asAccount(account.value(), () -> administrators.verifiedAt(account, site));
    if (verified.isEmpty()) {
      return false;
    }
    if (clock.instant().isBefore(verified.get().plus(TRUSTED_FOR))) {
      return true;
    }
    return tokens.token(account) instanceof Token.Usable(var bearer, var version)
        && asked(account, site, bearer);
  }

  private boolean asked(AccountId account, SiteId site, String bearer) {
    return switch (atlassian.administers(bearer, site.value())) {
      case Reply.Answered<Boolean>(var yes) -> {
        transactions.runAsAccount(account.value(), () -> note(account, site, yes));
        yield yes;
      }
      case Reply.Refused<Boolean> refused -> false;
      case Reply.Gone<Boolean> gone -> false;
      case Reply.Unavailable<Boolean> unavailable -> false;
    };
  }

  private void note(AccountId account, SiteId site, boolean administers) {
    if (!administers) {
      administrators.notAdministrator(account, site);
      return;
    }
    administrators.sitesOf(account).stream()
        .filter(candidate -> candidate.id().equals(site))
        .forEach((Candidate it) -> administrators.verified(account, it, clock.instant()));
  }

  @Override
  public Optional<SiteView> site(SiteId site) {
    return transactions.inSite(
        site.value(), () -> sites.find(site).map(found -> view(found, sites.credentials(site))));
  }

  private static SiteView view(Site site, Optional<Credentials> own) {
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
        own.map(Credentials::clientId).orElse(null),
        own.map(Credentials::rejectedReason).orElse(null));
  }

  @Override
  public WriteTest test(SiteId site) {
    return switch (writing.access(site)) {
      case WriteAccess.Ready(var access, var identity, var version) -> probe.ask(access);
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
    return switch (atlassian.credentialsToken(clientId, clientSecret)) {
      case Reply.Answered<GrantedTokens>(var granted) ->
          tried(site, new Credentials(clientId, clientSecret, granted, null), granted);
      case Reply.Refused<GrantedTokens>(var detail) -> new CredentialsOutcome.Wrong(detail);
      case Reply.Gone<GrantedTokens>(var detail) -> new CredentialsOutcome.CannotVerify(detail);
      case Reply.Unavailable<GrantedTokens>(var detail) ->
          new CredentialsOutcome.CannotVerify(detail);
    };
  }

  private CredentialsOutcome tried(SiteId site, Credentials credentials, GrantedTokens granted) {
    var test = probe.ask(probe.withCredentials(site, granted.accessToken()));
    var detail = test.write().detail();
    return switch (AskToWrite.verdict(test)) {
      case MAY -> {
        transactions.runInSite(site.value(), () -> use(site, credentials));
        yield new CredentialsOutcome.Accepted();
      }
      // Not confirmed by Atlassian: 404 is taken for another site, 403 for the permission.
      case MAY_NOT ->
          detail.startsWith("404")
              ? new CredentialsOutcome.OtherSite(detail)
              : new CredentialsOutcome.WithoutDevelopmentInformation(detail);
      case UNDECIDED ->
          detail.startsWith("404")
              ? new CredentialsOutcome.OtherSite(detail)
              : new CredentialsOutcome.CannotVerify(detail);
    };
  }

  private void use(SiteId site, Credentials credentials) {
    sites.keepCredentials(site, credentials);
    sites.writeWith(site, Writing.CREDENTIALS);
    sites.connected(site);
    events.publishEvent(new SiteReauthorized(site));
  }

  @Override
  public void disconnect(SiteId site) {
    transactions.runInSite(
        site.value(),
        () -> {
          sites.disconnected(site);
          events.publishEvent(new SiteDisconnected(site));
        });
  }
}
