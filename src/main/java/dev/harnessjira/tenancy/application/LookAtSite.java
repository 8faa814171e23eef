package dev.harnessjira.tenancy.application;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reachable;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import dev.harnessjira.tenancy.domain.Consent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Asks Atlassian, with somebody's grant, how a site stands. Renews the grant when it has to. */
@Service
class LookAtSite {

  private final GrantTokens tokens;
  private final AtlassianAccounts atlassian;

  LookAtSite(GrantTokens tokens, AtlassianAccounts atlassian) {
    this.tokens = tokens;
    this.atlassian = atlassian;
  }

  /** What was seen. */
  sealed interface Look {

    /** The person administers the site, which is called this and is there. */
    record Fine(Candidate site, boolean mayWrite) implements Look {}

    record NotAdministrator(Candidate site) implements Look {}

    /** It is listed, and not available. */
    record Suspended(Candidate site) implements Look {}

    /** The grant reaches no such site. */
    record NotReached() implements Look {}

    /** No answer, or none that says anything; a lost grant has been told. */
    record Unclear() implements Look {}
  }

  Look with(AccountId account, SiteId site) {
    return with(account, site, true);
  }

  private Look with(AccountId account, SiteId site, boolean onceMore) {
    return tokens.token(account) instanceof Token.Usable usable
        ? switch (atlassian.sites(usable.bearer())) {
          case Reply.Answered<List<Reachable>>(var sites) -> among(sites, site, usable);
          case Reply.Unauthorized<List<Reachable>> over -> again(account, site, onceMore);
          case Reply.Refused<List<Reachable>> refused -> new Look.Unclear();
          case Reply.Gone<List<Reachable>> gone -> new Look.Unclear();
          case Reply.Unavailable<List<Reachable>> unavailable -> new Look.Unclear();
        }
        : new Look.Unclear();
  }

  private Look again(AccountId account, SiteId site, boolean onceMore) {
    tokens.refused(account);
    return onceMore ? with(account, site, false) : new Look.Unclear();
  }

  private Look among(List<Reachable> sites, SiteId site, Token.Usable usable) {
    return sites.stream()
        .filter(reached -> reached.jira() && reached.cloudId().equals(site.value()))
        .findFirst()
        .map(reached -> new Candidate(site, reached.name(), reached.url()))
        .map(found -> administered(found, usable.bearer(), usable.scopes()))
        .orElseGet(Look.NotReached::new);
  }

  private Look administered(Candidate site, String bearer, Set<String> scopes) {
    return switch (atlassian.administers(bearer, site.id().value())) {
      case Reply.Answered<Boolean>(var yes) when yes ->
          new Look.Fine(site, Consent.mayWrite(scopes));
      case Reply.Answered<Boolean> no -> new Look.NotAdministrator(site);
      case Reply.Refused<Boolean> refused -> new Look.NotAdministrator(site);
      case Reply.Gone<Boolean> gone -> new Look.Suspended(site);
      case Reply.Unauthorized<Boolean> over -> new Look.Unclear();
      case Reply.Unavailable<Boolean> unavailable -> new Look.Unclear();
    };
  }
}
