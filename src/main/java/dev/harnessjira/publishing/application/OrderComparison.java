package dev.harnessjira.publishing.application;

import dev.harnessjira.ingestion.ComparisonWithHarness;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.PublishingAdministration;
import dev.harnessjira.publishing.PublishingSettings;
import dev.harnessjira.publishing.domain.Comparisons;
import dev.harnessjira.publishing.domain.RestoredDatabases;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Orders that what was published is compared with what Jira holds: by an administrator, or because
 * the database was restored and may have forgotten what was published meanwhile.
 */
@Service
public class OrderComparison implements PublishingAdministration {

  /** After a restore, what happened meanwhile is found in Harness first, so nothing flickers. */
  private static final Duration AFTER_RESTORE = Duration.ofMinutes(10);

  private final Comparisons comparisons;
  private final RestoredDatabases databases;
  private final ComparisonWithHarness harness;
  private final SiteWork work;
  private final Transactions transactions;
  private final PublishingSettings settings;
  private final Clock clock;

  OrderComparison(
      Comparisons comparisons,
      RestoredDatabases databases,
      ComparisonWithHarness harness,
      SiteWork work,
      Transactions transactions,
      PublishingSettings settings,
      Clock clock) {
    this.comparisons = comparisons;
    this.databases = databases;
    this.harness = harness;
    this.work = work;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void compareWithJira(SiteId site, ConnectionId connection) {
    order(site, connection, Duration.ZERO);
  }

  private void order(SiteId site, @Nullable ConnectionId connection, Duration after) {
    transactions.runInSite(
        site.value(),
        () -> {
          var now = clock.instant();
          comparisons.order(site, connection, now, after);
          work.due(site, now.plus(after));
        });
  }

  // What is known is as old as the backup, and no delivery tells again of what happened since.
  private void restored(SiteId site) {
    harness.now(site);
    order(site, null, AFTER_RESTORE);
  }

  /**
   * Looks, when the application has started, whether the database was restored. The mark is kept
   * last: whoever dies before orders once more.
   */
  public void lookForRestore() {
    var restored = settings.restoredBackup();
    var mark = databases.present() + (restored == null ? "" : "/" + restored);
    var before = databases.remembered();
    if (before.isPresent() && !before.get().equals(mark)) {
      databases.writtenSites().forEach(this::restored);
    }
    if (!before.equals(Optional.of(mark))) {
      databases.remember(mark);
    }
  }
}
