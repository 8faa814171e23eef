package dev.harnessjira.ingestion.application.intake;

import dev.harnessjira.ingestion.domain.intake.Retention;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.Coverages;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Deletes the deliveries of an ended coverage, in batches; others end with their day. */
@Service
public class ForgetDeliveries implements WorkHandler {

  public static final String TASK = "forget-deliveries";

  /** After this nobody accepts deliveries of an ended coverage any more. */
  public static final Duration LATECOMERS = KnownRegistrations.LONGEST.plusMinutes(5);

  private static final int BATCH = 500;

  private final Retention retention;
  private final Coverages coverages;
  private final Transactions transactions;
  private final Clock clock;

  ForgetDeliveries(
      Retention retention, Coverages coverages, Transactions transactions, Clock clock) {
    this.retention = retention;
    this.coverages = coverages;
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

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    var site = new SiteId(owner.site());
    var coverage = new CoverageId(UUID.fromString(owner.key()));
    int forgotten;
    do {
      forgotten = transactions.inSite(owner.site(), () -> forgetSome(site, coverage));
    } while (forgotten == BATCH && clock.instant().isBefore(until));
    return forgotten == BATCH ? clock.instant() : null;
  }

  private int forgetSome(SiteId site, CoverageId coverage) {
    return coverages.hold(site, coverage).isPresent()
        ? 0
        : retention.forgetAny(site, coverage, BATCH);
  }
}
