package dev.harnessjira.work;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over work whose instance seems to have died, unless nobody could tell: after an outage of
 * the database, or a start, every heartbeat is old, and who is alive gets two looks more to give
 * theirs. So no outage has work done twice at a time.
 */
class DeadLookout extends AbstractSchedulerListener implements DeadExecutionHandler<Void> {

  private static final Logger log = LoggerFactory.getLogger(DeadLookout.class);

  private final Clock clock;
  private final Duration interval;
  private volatile @Nullable Instant since;
  private volatile Instant looked = Instant.EPOCH;

  DeadLookout(Clock clock, Duration interval) {
    this.clock = clock;
    this.interval = interval;
  }

  /** Only looks that went well are told. */
  @Override
  public void onSchedulerEvent(SchedulerEventType event) {
    if (event == SchedulerEventType.RAN_DETECT_DEAD) {
      var now = clock.instant();
      since = isUnbroken(now) ? since : now;
      looked = now;
    }
  }

  @Override
  public void deadExecution(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    var instance = complete.getExecution().taskInstance;
    var now = clock.instant();
    if (canTell(now)) {
      log.info("{} goes on here: its instance was not heard of", instance);
      operations.reschedule(complete, now);
    } else {
      log.info("{} gets another look: the database was away", instance);
    }
  }

  private boolean canTell(Instant now) {
    var first = since;
    return first != null
        && isUnbroken(now)
        && Duration.between(first, now).compareTo(interval.plus(interval.dividedBy(2))) > 0;
  }

  private boolean isUnbroken(Instant now) {
    return looked.plus(interval.multipliedBy(2)).isAfter(now);
  }
}
