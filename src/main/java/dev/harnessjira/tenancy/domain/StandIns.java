package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who stands in for which site. What is asked of a site joins the site's transaction, what is asked
 * of an account the account's.
 */
public interface StandIns {

  /** The first to have offered first. */
  List<StandIn> of(SiteId site);

  /** Whoever stands in already keeps their place. */
  void offer(SiteId site, StandIn standIn);

  void withdraw(SiteId site, AccountId account);

  /** Notes why they could not take over this site; null when they could. */
  void note(SiteId site, AccountId account, @Nullable String reason);

  boolean anyOf(AccountId account);

  /** Notes for all their sites why they could not take over; null when they consented anew. */
  void note(AccountId account, @Nullable String reason);

  void consented(AccountId account, Instant obtained);
}
