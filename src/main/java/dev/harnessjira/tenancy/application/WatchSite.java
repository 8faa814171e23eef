package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.application.LookAtSite.Look;
import dev.harnessjira.tenancy.domain.SiteLives;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.StandIn;
import dev.harnessjira.tenancy.domain.StandIns;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Looks every day how each site and the administrators behind its authorization stand, hourly when
 * something is the matter. That also uses the grants of a quiet site, which would end after 90 days
 * without use.
 */
@Service
class WatchSite implements WorkHandler {

  static final String TASK = "watch-site";

  static final Duration AGAIN = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofHours(1);

  private final Sites sites;
  private final StandIns standIns;
  private final SiteLives lives;
  private final LookAtSite lookAtSite;
  private final NoteLook noteLook;
  private final Transactions transactions;
  private final Clock clock;

  WatchSite(
      Sites sites,
      StandIns standIns,
      SiteLives lives,
      LookAtSite lookAtSite,
      NoteLook noteLook,
      Transactions transactions,
      Clock clock) {
    this.sites = sites;
    this.standIns = standIns;
    this.lives = lives;
    this.lookAtSite = lookAtSite;
    this.noteLook = noteLook;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  // The stand-ins first: one of them may have to take over.
  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    var id = new SiteId(owner.site());
    var site = transactions.inSite(id.value(), () -> sites.find(id)).orElse(null);
    if (site == null || site.state() == State.DISCONNECTED) {
      return null;
    }
    for (var standIn : standing(id)) {
      var look = lookAtSite.with(standIn.account(), id);
      transactions.runInSite(id.value(), () -> noteLook.standIn(id, standIn.account(), look));
    }
    var look = lookAtSite.with(site.grantAccount(), id);
    transactions.runInSite(id.value(), () -> noteLook.holder(site, look));
    return clock.instant().plus(isSettled(id, look) ? AGAIN : SOON);
  }

  private List<StandIn> standing(SiteId site) {
    return transactions.inSite(site.value(), () -> standIns.of(site));
  }

  private boolean isSettled(SiteId site, Look look) {
    return !(look instanceof Look.Unclear)
        && transactions.inSite(site.value(), () -> lives.find(site).worry() == null);
  }
}
