package dev.harnessjira.ingestion.application.recovering;

import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.missed.Presence;
import dev.harnessjira.work.OwnersAtWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices that nobody was here, because all instances were stopped or the database was gone: what
 * Harness tried to deliver meanwhile is recovered for every coverage, at once.
 */
@Service
public class NoticeOutage {

  /** How often an instance says that it is here. */
  public static final Duration BEAT = Duration.ofSeconds(30);

  /** Without a beat for longer than this, deliveries may have failed. */
  static final Duration OUTAGE = Duration.ofSeconds(90);

  private final Presence presence;
  private final OwnersAtWork owners;
  private final Clock clock;

  NoticeOutage(Presence presence, OwnersAtWork owners, Clock clock) {
    this.presence = presence;
    this.owners = owners;
    this.clock = clock;
  }

  /** Returns when to beat again. */
  @Transactional
  public Instant beat() {
    var now = clock.instant();
    presence
        .beat(now)
        .filter(last -> last.isBefore(now.minus(OUTAGE)))
        .ifPresent(last -> owners.due(WorkToDo.RECOVER, WorkToDo.FOLLOW, now));
    return now.plus(BEAT);
  }
}
