package dev.harnessjira.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.harnessjira.isolation.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs one kind of durable work under db-scheduler.
 *
 * <p>Easy to get wrong: work that becomes due while the execution is ending must not fall asleep.
 * The due row carries a version, cleared only if nothing was added since it was read; and after the
 * execution has been removed, the row is looked at once more.
 */
class DueWork {

  private static final Duration SLICE = Duration.ofSeconds(10);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

  private final WorkHandler handler;
  private final DueRows rows;
  private final Clock clock;
  private final Wake wake;

  DueWork(WorkHandler handler, DueRows rows, Clock clock, Wake wake) {
    this.handler = handler;
    this.rows = rows;
    this.clock = clock;
    this.wake = wake;
  }

  /** Schedules an execution for somebody's work. */
  interface Wake {
    void wake(String task, WorkOwner owner, Instant at);

    /** Sees to it that what is scheduled for then is looked at in time. */
    void lookAt(Instant at);
  }

  Task<Void> task(DeadLookout lookout) {
    return Tasks.custom(handler.task(), Void.class)
        .onFailure(this::failed)
        .onDeadExecution(lookout)
        .execute((instance, context) -> run(owner(instance.getId())));
  }

  static String instanceId(WorkOwner owner) {
    return owner.site() + "/" + owner.key();
  }

  static WorkOwner owner(String instanceId) {
    var slash = instanceId.indexOf('/');
    return new WorkOwner(instanceId.substring(0, slash), instanceId.substring(slash + 1));
  }

  private CompletionHandler<Void> run(WorkOwner owner) {
    var due = rows.find(handler.task(), owner);
    if (due.isPresent() && !due.get().at().isAfter(clock.instant())) {
      work(owner, due.get().version());
    }
    return (complete, operations) -> release(owner, complete, operations);
  }

  private void work(WorkOwner owner, long version) {
    var next = Tenant.inSite(owner.site(), () -> handler.run(owner, clock.instant().plus(SLICE)));
    if (next == null) {
      rows.clear(handler.task(), owner, version);
    } else {
      rows.postpone(handler.task(), owner, version, next);
    }
  }

  private void release(
      WorkOwner owner, ExecutionComplete complete, ExecutionOperations<Void> operations) {
    var due = rows.find(handler.task(), owner);
    if (due.isPresent()) {
      operations.reschedule(complete, due.get().at());
      wake.lookAt(due.get().at());
      return;
    }
    operations.stop();
    rows.find(handler.task(), owner)
        .ifPresent(added -> wake.wake(handler.task(), owner, added.at()));
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    operations.reschedule(complete, clock.instant().plus(pause(complete)));
  }

  // A graceful stop interrupts the thread; that work goes on at once, on another instance.
  private static Duration pause(ExecutionComplete complete) {
    if (interrupted(complete)) {
      return Duration.ZERO;
    }
    var failures = Math.min(complete.getExecution().consecutiveFailures, 10);
    var millis = Math.min(FIRST_RETRY.toMillis() << failures, LONGEST_RETRY.toMillis());
    return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.7, 1.3)));
  }

  private static boolean interrupted(ExecutionComplete complete) {
    for (var cause = complete.getCause().orElse(null); cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }
}
