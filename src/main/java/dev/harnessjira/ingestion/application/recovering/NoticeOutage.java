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
 * Notices that nobody was here, because all instances were stopped or the database was gone, or
 * that one was not: what Harness tried to deliver meanwhile is recovered for every coverage.
 */
@Service
public class NoticeOutage {

  /** How often an instance says that it is here. */
  public static final Duration BEAT = Duration.ofSeconds(30);

  /** Without a beat for longer than this, deliveries may have failed. */
  static final Duration OUTAGE = Duration.ofSeconds(90);

  /** After this, Harness has noted what failed before an instance was ready. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final Presence presence;
  private final OwnersAtWork owners;
  private final Clock clock;

  NoticeOutage(Presence presence, OwnersAtWork owners, Clock clock) {
    this.presence = presence;
    this.owners = owners;
    this.clock = clock;
  }

  /**
   * An instance starts. Before it there may have been one that died, and whatever was on its way to
   * that one has failed, however many others were here.
   */
  @Transactional
  public void started() {
    owners.due(WorkToDo.RECOVER, WorkToDo.FOLLOW, clock.instant().plus(SETTLED));
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
