package dev.harnessjira.tenancy.application;

import dev.harnessjira.tenancy.ConsentSettings;
import dev.harnessjira.tenancy.SiteView;
import dev.harnessjira.tenancy.SiteView.Authorization;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.SiteLives;
import dev.harnessjira.tenancy.domain.StandIn;
import dev.harnessjira.tenancy.domain.StandIns;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows how the authorization of a site fares, in a transaction of the site. */
@Service
class Authorizations {

  private final SiteLives lives;
  private final StandIns standIns;
  private final ConsentSettings settings;
  private final Clock clock;

  Authorizations(SiteLives lives, StandIns standIns, ConsentSettings settings, Clock clock) {
    this.lives = lives;
    this.standIns = standIns;
    this.settings = settings;
    this.clock = clock;
  }

  Authorization of(Site site) {
    var life = lives.find(site.id());
    return new Authorization(
        site.grantAccount(),
        mayEnd(life.obtained()),
        life.worry(),
        life.takenOver(),
        standIns.of(site.id()).stream().map(this::view).toList());
  }

  private SiteView.StandIn view(StandIn standIn) {
    return new SiteView.StandIn(
        standIn.account(),
        standIn.holder(),
        standIn.offered(),
        mayEnd(standIn.obtained()),
        standIn.reason());
  }

  private @Nullable Instant mayEnd(@Nullable Instant obtained) {
    return Optional.ofNullable(obtained)
        .flatMap(at -> settings.endsSoon(at, clock.instant()))
        .orElse(null);
  }
}
