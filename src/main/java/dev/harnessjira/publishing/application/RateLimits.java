package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.publishing.PublishingSettings;
import dev.harnessjira.publishing.domain.AppCalls;
import dev.harnessjira.publishing.domain.Endpoint;
import dev.harnessjira.publishing.domain.EndpointHold;
import dev.harnessjira.publishing.domain.EndpointHolds;
import dev.harnessjira.publishing.domain.Hold;
import dev.harnessjira.publishing.domain.Limit;
import dev.harnessjira.publishing.domain.Reply;
import dev.harnessjira.publishing.domain.Reply.Trouble.Throttled;
import dev.harnessjira.publishing.domain.Share;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WriteAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps to Atlassian's limits: a burst holds up an endpoint of a site, the site's quota the site,
 * the app's quota all sites that are written to as the app; and calls as the app are counted and
 * spread, so that its quota is not used up.
 */
@Service
class RateLimits {

  private final EndpointHolds endpoints;
  private final AppCalls appCalls;
  private final Transactions transactions;
  private final PublishingSettings settings;
  private final Clock clock;

  RateLimits(
      EndpointHolds endpoints,
      AppCalls appCalls,
      Transactions transactions,
      PublishingSettings settings,
      Clock clock) {
    this.endpoints = endpoints;
    this.appCalls = appCalls;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Until when a site that is written to like this is left alone; null when it need not be. */
  @Nullable Instant leftAloneUntil(SiteId site, WriteAccess.Ready access, Hold hold) {
    if (!access.identity().isApp()) {
      return null;
    }
    var now = clock.instant();
    var until =
        hold.ofApp() && hold.holds(now)
            ? hold.until()
            : transactions.inSite(
                site.value(), () -> appCalls.heldUntil(access.identity()).orElse(null));
    return until != null && until.isAfter(now) ? until : null;
  }

  /** Why a call is not made; null when it is, and it is counted then. */
  @Nullable Throttled before(Visit visit, Endpoint endpoint) {
    var refused = visit.pace().refusedUntil(endpoint);
    if (refused != null) {
      return new Throttled("", refused, Limit.BURST);
    }
    return visit.identity().isApp() ? count(visit) : null;
  }

  private @Nullable Throttled count(Visit visit) {
    var now = clock.instant();
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    var end = hour.plus(Duration.ofHours(1));
    var made =
        transactions.inSite(
            visit.site().value(), () -> appCalls.count(visit.site(), visit.identity(), hour));
    var share = Share.of(settings.callsPerHour(), made);
    if (share.isUsedUp()) {
      return new Throttled("", end, Limit.APP_SHARE);
    }
    var window = share.window(Duration.between(now, end));
    if (window.compareTo(settings.coalescing()) > 0) {
      visit.pace().collect(window);
    }
    return null;
  }

  /** What a call is made with. */
  DevInfoAccess access(Visit visit, Endpoint endpoint) {
    return visit.access().access().on(visit.pace().hasty(), until -> near(visit, endpoint, until));
  }

  private void near(Visit visit, Endpoint endpoint, Instant until) {
    visit.pace().wait(endpoint, until);
    hold(visit, EndpointHold.near(endpoint, until));
  }

  /** Notes what a throttled answer holds up. */
  <T> Reply<T> after(Visit visit, Endpoint endpoint, Reply<T> reply) {
    return reply instanceof Reply.Troubled<T>(Throttled throttled)
        ? new Reply.Troubled<>(throttled(visit, endpoint, throttled))
        : reply;
  }

  private Throttled throttled(Visit visit, Endpoint endpoint, Throttled said) {
    var until = said.until();
    if (said.limit().ofEndpoint()) {
      visit.pace().refuse(endpoint, until);
      hold(visit, EndpointHold.throttled(endpoint, said));
      return said;
    }
    if (said.limit() != Limit.APP_QUOTA) {
      return said;
    }
    if (!visit.identity().isApp()) {
      return new Throttled(said.words(), until, Limit.SITE_QUOTA);
    }
    transactions.runInSite(visit.site().value(), () -> appCalls.hold(visit.identity(), until));
    return said;
  }

  private void hold(Visit visit, EndpointHold hold) {
    transactions.runInSite(visit.site().value(), () -> endpoints.hold(visit.site(), hold));
  }
}
