package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;

import dev.harnessjira.ingestion.application.following.FollowChanges;
import dev.harnessjira.ingestion.application.sweeping.SweepCoverage;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.isolation.Tenant;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has a site look and be swept now, instead of in minutes or in the night. */
record Missed(
    Listening listening,
    Transactions transactions,
    JdbcClient jdbc,
    FollowChanges followChanges,
    SweepCoverage sweepCoverage) {

  /** Waits until the look that follows the first read is over. */
  void awaitFollowed(SiteId site, int coverages) {
    soon().until(() -> count(site, "change_cursor where next_at > now()") == coverages);
  }

  long count(SiteId site, String what) {
    return transactions.inSite(
        site.value(),
        () -> jdbc.sql("select count(*) from ingestion." + what).query(Long.class).single());
  }

  void update(SiteId site, String what) {
    transactions.runInSite(site.value(), () -> jdbc.sql("update ingestion." + what).update());
  }

  void look(SiteId site, ConnectionId connection) {
    update(site, "change_cursor set next_at = now() - interval '1 second', leased_until = null");
    for (var coverage : listening.view(site, connection).coverages()) {
      Tenant.inSite(
          site.value(),
          () -> followChanges.follow(Place.of(coverage), Instant.now().plusSeconds(10)));
    }
  }

  void sweep(SiteId site, ConnectionId connection) {
    update(site, "sweep set next_at = now() - interval '1 second'");
    for (var coverage : listening.view(site, connection).coverages()) {
      Tenant.inSite(
          site.value(),
          () -> sweepCoverage.sweep(Place.of(coverage), Instant.now().plusSeconds(60)));
    }
  }

  /** So long nobody was here. */
  void wasAway(SiteId site, Duration length) {
    jdbc.sql("update ingestion.presence set beat_at = now() - make_interval(secs => ?)")
        .param(length.toSeconds())
        .update();
    transactions.runInSite(
        site.value(),
        () ->
            jdbc.sql("update ingestion.sweep set next_at = next_at - make_interval(secs => ?)")
                .param(length.toSeconds())
                .update());
    transactions.runInSite(
        site.value(),
        () ->
            jdbc.sql("update work.due set due_at = now() where task = 'sweep-coverage'").update());
  }
}
