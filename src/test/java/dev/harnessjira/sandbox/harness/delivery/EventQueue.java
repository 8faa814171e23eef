package dev.harnessjira.sandbox.harness.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Hands events to one thread, in order or, when switched so, late and newest first. */
final class EventQueue implements AutoCloseable {

  /** How long what happens together is collected before it is turned round. */
  private static final Duration MOMENT = Duration.ofMillis(300);

  private final DeliverySwitches switches;
  private final Consumer<Event> processor;
  private final Deque<Event> waiting = new ArrayDeque<>();
  private final Thread worker;
  private boolean busy;
  private boolean closed;

  EventQueue(DeliverySwitches switches, Consumer<Event> processor) {
    this.switches = switches;
    this.processor = processor;
    this.worker = Thread.ofPlatform().daemon().name("harness-deliveries").unstarted(this::work);
  }

  synchronized void add(Event event) {
    if (worker.getState() == Thread.State.NEW) {
      worker.start();
    }
    waiting.add(event);
    notifyAll();
  }

  synchronized void awaitQuiet(Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (busy || !waiting.isEmpty()) {
      var left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new IllegalStateException(waiting.size() + " events are still to be delivered");
      }
      pause(Duration.ofNanos(left));
    }
  }

  private void work() {
    for (var batch = next(); !batch.isEmpty(); batch = next()) {
      try {
        batch.forEach(processor);
      } finally {
        done();
      }
    }
  }

  /** The next events to process, none when closed. */
  private synchronized List<Event> next() {
    while (waiting.isEmpty() && !closed) {
      pause(Duration.ZERO);
    }
    busy = true;
    hold(switches.outOfOrder() ? MOMENT.plus(switches.delay()) : switches.delay());
    return closed ? List.of() : taken();
  }

  private List<Event> taken() {
    if (!switches.outOfOrder()) {
      return List.of(waiting.remove());
    }
    var batch = new ArrayList<>(waiting);
    Collections.reverse(batch);
    waiting.clear();
    return batch;
  }

  private void hold(Duration time) {
    var deadline = System.nanoTime() + time.toNanos();
    while (!closed && System.nanoTime() < deadline && !isLifted(time)) {
      pause(Duration.ofMillis(20));
    }
  }

  /** A delay that is switched off while somebody waits in it ends at once. */
  private boolean isLifted(Duration time) {
    return time.compareTo(MOMENT) > 0 && switches.delay().isZero();
  }

  private synchronized void done() {
    busy = false;
    notifyAll();
  }

  private void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, time.isZero() ? Long.MAX_VALUE : time.toNanos());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
