package dev.harnessjira.work;

import dev.harnessjira.home.Home;
import dev.harnessjira.work.WorkHandler.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Durable work on db-scheduler, a scheduler for each lane. */
@Component
class ScheduledWork implements DurableWork, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ScheduledWork.class);

  private final DueRows rows;
  private final DataSource dataSource;
  private final WorkSettings settings;
  private final ObjectProvider<WorkHandler> handlers;
  private final Clock clock;
  private final Home home;
  private final Map<Lane, LaneScheduler> lanes = new EnumMap<>(Lane.class);
  // Wake-ups leave the committing thread: that one still holds its connection.
  private final ExecutorService wakeUps =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("wake-up").factory());

  // At most one for each owner waits, however long the database keeps them waiting.
  private final Map<WakeUp, Instant> waiting = new ConcurrentHashMap<>();

  ScheduledWork(
      DueRows rows,
      DataSource dataSource,
      WorkSettings settings,
      ObjectProvider<WorkHandler> handlers,
      Clock clock,
      Home home) {
    this.rows = rows;
    this.dataSource = dataSource;
    this.settings = settings;
    this.handlers = handlers;
    this.clock = clock;
    this.home = home;
  }

  private record WakeUp(String task, WorkOwner owner) {}

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void due(String task, WorkOwner owner, Instant at) {
    var first = rows.add(task, owner, at);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake(task, owner, first);
          }
        });
  }

  @Override
  public void due(Connection connection, String task, List<WorkOwner> owners, Instant at)
      throws SQLException {
    DueRows.add(connection, task, owners, at);
  }

  @Override
  public void wake(String task, WorkOwner owner, Instant at) {
    var wakeUp = new WakeUp(task, owner);
    var first = waiting.merge(wakeUp, at, (one, other) -> one.isBefore(other) ? one : other);
    if (first.equals(at)) {
      try {
        wakeUps.execute(() -> schedule(wakeUp));
      } catch (RejectedExecutionException e) {
        log.debug("Stopping; {} of {} is left to the next sweep", task, owner);
      }
    }
  }

  private void schedule(WakeUp wakeUp) {
    var at = waiting.remove(wakeUp);
    if (at != null) {
      schedule(wakeUp.task(), wakeUp.owner(), at);
    }
  }

  private void schedule(String task, WorkOwner owner, Instant at) {
    try {
      for (var lane : lanes.values()) {
        if (lane.runs(task)) {
          lane.wake(task, owner, at);
        }
      }
    } catch (RuntimeException e) {
      log.warn("{} of {} could not be woken and is left to the next sweep", task, owner, e);
    }
  }

  @Override
  public void start() {
    if (home.elsewhere() != null) {
      log.warn(
          "This database was used under {}: no work is done until the operator says that it moved,"
              + " or that it is a copy",
          home.elsewhere());
      return;
    }
    for (var lane : Lane.values()) {
      lanes.put(lane, scheduler(lane));
    }
    lanes.values().forEach(LaneScheduler::start);
  }

  private LaneScheduler scheduler(Lane lane) {
    List<WorkHandler> mine = new ArrayList<>();
    handlers.stream().filter(handler -> handler.lane() == lane).forEach(mine::add);
    var instance = settings.instance() + "-" + UUID.randomUUID();
    return new LaneScheduler(
        lane,
        mine,
        rows,
        dataSource,
        new LaneScheduler.Settings(
            clock,
            instance,
            lane.threads(settings.threads()),
            settings.poll(),
            settings.heartbeat()));
  }

  @Override
  public void stop() {
    lanes.values().parallelStream().forEach(LaneScheduler::stop);
    lanes.clear();
  }

  @Override
  public boolean isRunning() {
    return !lanes.isEmpty();
  }
}
