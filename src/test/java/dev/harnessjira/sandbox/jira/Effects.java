package dev.harnessjira.sandbox.jira;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** When what was answered 202 takes effect: at once, later, or newest first. */
final class Effects implements AutoCloseable {

  /** How long what comes together is collected before it is turned round. */
  private static final long MOMENT_MILLIS = 400;

  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final List<Runnable> collected = new ArrayList<>();
  private final List<Late> waiting = new CopyOnWriteArrayList<>();

  volatile Duration delay = Duration.ZERO;
  volatile boolean outOfOrder;

  void add(Runnable effect) {
    if (outOfOrder) {
      collect(effect);
    } else if (delay.isZero()) {
      effect.run();
    } else {
      var late = new Late(effect);
      waiting.add(late);
      later.schedule(late, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** What is to be applied later is applied at once. */
  void applyNow() {
    waiting.forEach(Late::run);
  }

  /** Something that is applied once, later or when that is said. */
  private final class Late implements Runnable {

    private final Runnable effect;

    Late(Runnable effect) {
      this.effect = effect;
    }

    @Override
    public void run() {
      if (waiting.remove(this)) {
        effect.run();
      }
    }
  }

  private synchronized void collect(Runnable effect) {
    if (collected.isEmpty()) {
      later.schedule(this::turn, MOMENT_MILLIS + delay.toMillis(), TimeUnit.MILLISECONDS);
    }
    collected.add(effect);
  }

  private synchronized void turn() {
    Collections.reverse(collected);
    collected.forEach(Runnable::run);
    collected.clear();
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
