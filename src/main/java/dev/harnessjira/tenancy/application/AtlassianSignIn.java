package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Admission;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.ServiceSettings;
import dev.harnessjira.tenancy.SignIn;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.domain.Administrators;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Person;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reachable;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import dev.harnessjira.tenancy.domain.Grants;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Lets Jira administrators in, and nobody else. */
@Service
class AtlassianSignIn implements SignIn {

  private final AtlassianAccounts atlassian;
  private final ServiceSettings settings;
  private final Grants grants;
  private final Memberships memberships;

  AtlassianSignIn(
      AtlassianAccounts atlassian,
      ServiceSettings settings,
      Grants grants,
      Memberships memberships) {
    this.atlassian = atlassian;
    this.settings = settings;
    this.grants = grants;
    this.memberships = memberships;
  }

  @Override
  public Admission admit(String accessToken) {
    return switch (atlassian.sites(accessToken)) {
      case Reply.Answered<List<Reachable>>(var sites) -> admit(accessToken, sites);
      case Reply.Refused<List<Reachable>>(var detail) -> new Admission.CannotVerify(detail);
      case Reply.Gone<List<Reachable>>(var detail) -> new Admission.CannotVerify(detail);
      case Reply.Unavailable<List<Reachable>>(var detail) -> new Admission.CannotVerify(detail);
    };
  }

  private Admission admit(String accessToken, List<Reachable> reachable) {
    var jira = reachable.stream().filter(Reachable::jira).toList();
    if (jira.isEmpty()) {
      return new Admission.NoJiraSite();
    }
    var allowed =
        jira.stream().filter(site -> settings.allows(site.cloudId(), site.url())).toList();
    if (allowed.isEmpty()) {
      return new Admission.SiteNotAllowed(names(jira), settings.contact());
    }
    return administered(accessToken, allowed);
  }

  private Admission administered(String accessToken, List<Reachable> sites) {
    List<Candidate> mine = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (var site : sites) {
      switch (atlassian.administers(accessToken, site.cloudId())) {
        case Reply.Answered<Boolean>(var yes) -> {
          if (yes) {
            mine.add(new Candidate(new SiteId(site.cloudId()), site.name(), site.url()));
          }
        }
        case Reply.Refused<Boolean> refused -> {}
        case Reply.Gone<Boolean> notThere -> gone.add(site.name());
        case Reply.Unavailable<Boolean>(var detail) -> {
          return new Admission.CannotVerify(detail);
        }
      }
    }
    if (mine.isEmpty()) {
      return gone.size() == sites.size()
          ? new Admission.SiteSuspended(gone)
          : new Admission.NotAdministrator(names(sites));
    }
    return admitted(accessToken, mine);
  }

  private Admission admitted(String accessToken, List<Candidate> mine) {
    return switch (atlassian.person(accessToken)) {
      case Reply.Answered<Person>(var person) ->
          new Admission.Admitted(new AccountId(person.accountId()), person.name(), mine);
      case Reply.Refused<Person>(var detail) -> new Admission.CannotVerify(detail);
      case Reply.Gone<Person>(var detail) -> new Admission.CannotVerify(detail);
      case Reply.Unavailable<Person>(var detail) -> new Admission.CannotVerify(detail);
    };
  }

  @Override
  public void keep(Admission.Admitted person, GrantedTokens tokens) {
    var old = grants.find(person.account()).orElse(null);
    var narrower = old != null && old.lostReason() == null && isNarrower(tokens, old.tokens());
    if (!narrower) {
      grants.keep(person.account(), person.name(), tokens);
    }
    memberships.verified(person.account(), person.sites());
  }

  private static boolean isNarrower(GrantedTokens now, GrantedTokens before) {
    return !Set.of(now.scopes().split(" ")).containsAll(Set.of(before.scopes().split(" ")));
  }

  @Override
  public List<Candidate> candidates(AccountId account) {
    return memberships.sitesOf(account);
  }

  @Override
  public boolean enter(AccountId account, SiteId site) {
    var chosen =
        memberships.sitesOf(account).stream()
            .filter(candidate -> candidate.id().equals(site))
            .findFirst();
    var holder = grants.find(account);
    if (chosen.isEmpty() || holder.isEmpty()) {
      return false;
    }
    memberships.enter(chosen.get(), account, holder.get().holder());
    return true;
  }

  private static List<String> names(List<Reachable> sites) {
    return sites.stream().map(Reachable::name).toList();
  }

  /** The rows of who administers what, each in its own tenant's transaction. */
  @Service
  static class Memberships {

    private final Administrators administrators;
    private final ConnectSite connectSite;
    private final Transactions transactions;
    private final Clock clock;

    Memberships(
        Administrators administrators,
        ConnectSite connectSite,
        Transactions transactions,
        Clock clock) {
      this.administrators = administrators;
      this.connectSite = connectSite;
      this.transactions = transactions;
      this.clock = clock;
    }

    void verified(AccountId account, List<Candidate> sites) {
      transactions.runAsAccount(
          account.value(),
          () -> {
            sitesOfRows(account).stream()
                .filter(old -> !sites.contains(old))
                .forEach(old -> administrators.notAdministrator(account, old.id()));
            sites.forEach(site -> administrators.verified(account, site, clock.instant()));
          });
      sites.forEach(site -> connectSite.consentedAgain(site, account));
    }

    List<Candidate> sitesOf(AccountId account) {
      return transactions.asAccount(account.value(), () -> sitesOfRows(account));
    }

    private List<Candidate> sitesOfRows(AccountId account) {
      return administrators.sitesOf(account);
    }

    void enter(Candidate site, AccountId account, String holder) {
      connectSite.connect(site, account, holder);
    }
  }
}
