package dev.harnessjira.ingestion.application.intake;

import dev.harnessjira.ingestion.domain.intake.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps a partition for the deliveries of each day: those of the days to come are made ahead, and
 * folded ones end with their day, 14 days later. They are kept until then to explain what was
 * received.
 */
@Service
public class KeepDeliveryDays {

  private static final Duration AGAIN = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Retention retention;
  private final Clock clock;

  KeepDeliveryDays(Retention retention, Clock clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /** Returns when to look again: soon when something was in the way. */
  @Transactional
  public Instant keep() {
    var now = clock.instant();
    var done = retention.keepDays(LocalDate.ofInstant(now, ZoneOffset.UTC));
    return now.plus(done ? AGAIN : SOON);
  }
}
