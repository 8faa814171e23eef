package dev.harnessjira.ingestion.adapter.persistence;

import dev.harnessjira.ingestion.domain.intake.Inbox;
import dev.harnessjira.ingestion.domain.intake.NewDelivery;
import dev.harnessjira.ingestion.domain.intake.Unavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps deliveries in PostgreSQL, those that come at the same time in one commit.
 *
 * <p>A writer for each connection takes what waits. Whoever brings a delivery waits for its commit,
 * but no longer than its patience, whatever a connection hangs on.
 */
@Component
class GroupedInbox implements Inbox, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GroupedInbox.class);
  private static final Duration PATIENCE = Duration.ofMillis(600);
  private static final int BYTES_PER_MILLI = 2_000;
  private static final int MOST_WAITING = 2_000;
  private static final int MOST_IN_GROUP = 100;
  private static final int MOST_BYTES = 16_000_000;

  private final DeliveryWriter writer;
  private final Counter accepted;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  private final ExecutorService writers =
      Executors.newFixedThreadPool(
          IntakePool.CONNECTIONS, Thread.ofPlatform().daemon().name("intake-", 0).factory());

  GroupedInbox(DeliveryWriter writer, MeterRegistry meters) {
    this.writer = writer;
    this.accepted = meters.counter("harness.jira.deliveries.accepted");
    for (var i = 0; i < IntakePool.CONNECTIONS; i++) {
      writers.execute(this::write);
    }
  }

  /** A delivery and whoever waits for its commit; done when they have an answer or gave up. */
  private record Waiting(NewDelivery delivery, CompletableFuture<Void> kept) {

    void fail(Exception cause) {
      kept.completeExceptionally(cause);
    }
  }

  @Override
  public void accept(NewDelivery delivery) {
    var waiting = new Waiting(delivery, new CompletableFuture<>());
    if (!queue.offer(waiting)) {
      throw new Unavailable("Too many deliveries wait to be kept");
    }
    try {
      waiting.kept().get(patience(delivery).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      waiting.fail(e);
      queue.remove(waiting);
      throw new Unavailable("The database did not answer in time", e);
    } catch (ExecutionException e) {
      throw new Unavailable("The delivery could not be kept", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Stopping", e);
    }
  }

  @Override
  public void close() {
    writers.shutdownNow();
  }

  private static Duration patience(NewDelivery delivery) {
    return PATIENCE.plusMillis(delivery.body().length / BYTES_PER_MILLI);
  }

  private void write() {
    try {
      while (true) {
        keep(group());
      }
    } catch (InterruptedException e) {
      log.debug("Stopping", e);
    }
  }

  private List<Waiting> group() throws InterruptedException {
    List<Waiting> group = new ArrayList<>();
    long bytes = 0;
    for (var next = queue.take(); next != null; next = more(group, bytes)) {
      group.add(next);
      bytes += next.delivery().body().length;
    }
    return group;
  }

  private @Nullable Waiting more(List<Waiting> group, long bytes) {
    return group.size() < MOST_IN_GROUP && bytes < MOST_BYTES ? queue.poll() : null;
  }

  private void keep(List<Waiting> group) {
    try {
      writer.keep(group.stream().map(Waiting::delivery).toList());
      accepted.increment(group.size());
      group.forEach(waiting -> waiting.kept().complete(null));
    } catch (SQLTransientConnectionException e) {
      group.forEach(waiting -> waiting.fail(e));
    } catch (SQLException | RuntimeException e) {
      log.warn("{} deliveries could not be kept together and are tried alone", group.size(), e);
      group.forEach(this::keepAlone);
    }
  }

  // Also the second try after a connection that broke: keeping the same twice is harmless.
  private void keepAlone(Waiting waiting) {
    if (waiting.kept().isDone()) {
      return;
    }
    try {
      writer.keep(List.of(waiting.delivery()));
      accepted.increment();
      waiting.kept().complete(null);
    } catch (SQLException | RuntimeException e) {
      waiting.fail(e);
    }
  }
}
