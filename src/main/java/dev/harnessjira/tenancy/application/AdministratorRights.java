package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.ServiceSettings;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.Administrators;
import dev.harnessjira.tenancy.domain.Administrators.Membership;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;

/**
 * Whether somebody administers a site right now: trusted for 5 minutes, then asked again, no when
 * in doubt.
 */
@Service
class AdministratorRights {

  private static final Duration TRUSTED_FOR = Duration.ofMinutes(5);

  private final Administrators administrators;
  private final AtlassianAccounts atlassian;
  private final GrantTokens tokens;
  private final ServiceSettings settings;
  private final NoteRefusals refusals;
  private final Transactions transactions;
  private final Clock clock;

  AdministratorRights(
      Administrators administrators,
      AtlassianAccounts atlassian,
      GrantTokens tokens,
      ServiceSettings settings,
      NoteRefusals refusals,
      Transactions transactions,
      Clock clock) {
    this.administrators = administrators;
    this.atlassian = atlassian;
    this.tokens = tokens;
    this.settings = settings;
    this.refusals = refusals;
    this.transactions = transactions;
    this.clock = clock;
  }

  boolean mayAdminister(AccountId account, SiteId site) {
    return transactions
        .asAccount(account.value(), () -> administrators.find(account, site))
        .filter(known -> settings.allows(site.value(), known.site().url()))
        .filter(known -> isRecent(known) || asked(account, site, true))
        .isPresent();
  }

  private boolean isRecent(Membership known) {
    return clock.instant().isBefore(known.verifiedAt().plus(TRUSTED_FOR));
  }

  private boolean asked(AccountId account, SiteId site, boolean onceMore) {
    return tokens.token(account) instanceof Token.Usable(var bearer, var version, var scopes)
        && switch (atlassian.administers(bearer, site.value())) {
          case Reply.Answered<Boolean>(var yes) -> noted(account, site, yes);
          case Reply.Unauthorized<Boolean> over -> {
            tokens.refused(account);
            yield onceMore && asked(account, site, false);
          }
          case Reply.Refused<Boolean> refused -> false;
          case Reply.Gone<Boolean> gone -> false;
          case Reply.Unavailable<Boolean> unavailable -> false;
        };
  }

  private boolean noted(AccountId account, SiteId site, boolean administers) {
    transactions.runAsAccount(
        account.value(),
        () -> {
          if (administers) {
            administrators.verifiedAgain(account, site, clock.instant());
          } else {
            administrators.notAdministrator(account, site);
          }
        });
    if (!administers) {
      refusals.noLongerAdministrator(site);
    }
    return administers;
  }
}
