package dev.harnessjira.tenancy;

import dev.harnessjira.isolation.Tenant;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Durable work that runs when a test says so, by the test's clock. */
public final class WorkByHand implements DurableWork {

  private final ObjectProvider<WorkHandler> handlers;
  private final Clock clock;
  private final Map<Due, Instant> due = new ConcurrentHashMap<>();

  WorkByHand(ObjectProvider<WorkHandler> handlers, Clock clock) {
    this.handlers = handlers;
    this.clock = clock;
  }

  private record Due(String task, WorkOwner owner) {}

  @Override
  public void due(String task, WorkOwner owner, Instant at) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake(task, owner, at);
          }
        });
  }

  @Override
  public void due(Connection connection, String task, List<WorkOwner> owners, Instant at) {
    throw new UnsupportedOperationException("Tenancy has no connection of its own");
  }

  @Override
  public void wake(String task, WorkOwner owner, Instant at) {
    due.merge(new Due(task, owner), at, (one, other) -> one.isBefore(other) ? one : other);
  }

  /** Runs what is due by now, once each. */
  public void run() {
    for (var entry : List.copyOf(due.entrySet())) {
      if (!entry.getValue().isAfter(clock.instant())) {
        due.remove(entry.getKey());
        run(entry.getKey());
      }
    }
  }

  private void run(Due work) {
    var handler =
        handlers.stream().filter(it -> it.task().equals(work.task())).findFirst().orElseThrow();
    var until = clock.instant().plus(Duration.ofSeconds(10));
    var next = Tenant.inSite(work.owner().site(), () -> handler.run(work.owner(), until));
    if (next != null) {
      wake(work.task(), work.owner(), next);
    }
  }

  /** Whether there is nothing but the daily looks at the sites. */
  public boolean isEmpty() {
    return due.keySet().stream().allMatch(work -> work.task().equals("watch-site"));
  }

  void forget() {
    due.clear();
  }
}
