package dev.harnessjira.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.harnessjira.work.WorkHandler.Lane;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One db-scheduler for a lane, with threads and a table of its own.
 *
 * <p>With heartbeats of 3 s, four of which may be missed, and a look every 6 s for those that were,
 * the work of a killed instance goes on elsewhere after 20 s at most.
 */
class LaneScheduler implements DueWork.Wake {

  private static final Logger log = LoggerFactory.getLogger(LaneScheduler.class);
  private static final Duration SWEEP = Duration.ofSeconds(15);
  private static final int MISSED = 4;

  // db-scheduler looks for dead executions once in two heartbeats.
  private static final int LOOKS = 2;
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final int A_MOMENT = 2;
  private static final Duration SHUTDOWN = Duration.ofSeconds(3);

  private final Lane lane;
  private final DueRows rows;
  private final Clock clock;
  private final List<String> tasks;
  private final Scheduler scheduler;

  LaneScheduler(
      Lane lane,
      List<WorkHandler> handlers,
      DueRows rows,
      DataSource dataSource,
      Settings settings) {
    this.lane = lane;
    this.rows = rows;
    this.clock = settings.clock();
    this.tasks = handlers.stream().map(WorkHandler::task).toList();
    this.scheduler = build(handlers, dataSource, settings);
  }

  /** What all lanes share. */
  record Settings(Clock clock, String instance, int threads, Duration poll, Duration heartbeat) {}

  void start() {
    scheduler.start();
  }

  void stop() {
    scheduler.stop();
  }

  boolean runs(String task) {
    return tasks.contains(task);
  }

  /** Schedules an execution, or moves the one there is; one that runs looks again when it ends. */
  @Override
  public void wake(String task, WorkOwner owner, Instant at) {
    var instance = new TaskInstance<Void>(task, DueWork.instanceId(owner));
    if (!scheduler.scheduleIfNotExists(instance, at)) {
      move(instance, at);
    }
    lookAt(at);
  }

  // Work that is due in a moment need not wait for the next look at the table.
  @Override
  public void lookAt(Instant at) {
    var wait = Duration.between(clock.instant(), at);
    if (wait.compareTo(SOON) < 0) {
      CompletableFuture.delayedExecutor(
              Math.max(0, wait.toMillis()) + A_MOMENT, TimeUnit.MILLISECONDS)
          .execute(scheduler::triggerCheckForDueExecutions);
    }
  }

  private void move(TaskInstance<Void> instance, Instant at) {
    try {
      scheduler.reschedule(instance, at);
    } catch (DbSchedulerException e) {
      log.trace("{} runs already, or has just ended", instance, e);
    }
  }

  private Scheduler build(List<WorkHandler> handlers, DataSource dataSource, Settings settings) {
    var lookout = new DeadLookout(clock, settings.heartbeat().multipliedBy(LOOKS));
    List<Task<?>> known = new ArrayList<>();
    for (var handler : handlers) {
      known.add(new DueWork(handler, rows, clock, this).task(lookout));
    }
    var sweep =
        Tasks.recurring("sweep", FixedDelay.of(SWEEP)).execute((instance, context) -> sweep());
    return Scheduler.create(dataSource, known)
        .clock(clock::instant)
        .startTasks(List.of(sweep))
        .tableName(table())
        .schedulerName(new SchedulerName.Fixed(settings.instance()))
        .threads(settings.threads())
        .pollingInterval(settings.poll())
        .pollUsingLockAndFetch(0.5, 1.0)
        .enableImmediateExecution()
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(MISSED)
        .addSchedulerListener(lookout)
        .shutdownMaxWait(SHUTDOWN)
        .alwaysPersistTimestampInUTC()
        .build();
  }

  private String table() {
    return "work.scheduled_" + lane.name().toLowerCase(Locale.ROOT);
  }

  private void sweep() {
    if (tasks.isEmpty()) {
      return;
    }
    for (var due : rows.asleep(table(), tasks, clock.instant().minusSeconds(2), 1000)) {
      wake(due.task(), due.owner(), due.at());
    }
  }
}
