package dev.harnessjira.bench;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** People who go on at some sites, on a thread of their own, whatever happens meanwhile. */
final class People implements AutoCloseable {

  /** They pause when this many things they did may still be on their way. */
  private static final int ABREAST = 5;

  /** Some thirty deliveries a second, which leaves a small machine time for everything else. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final TwoInstances product;
  private final List<ConnectedSite> sites;
  private final Random random;
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile int last = Integer.MAX_VALUE;
  private final CompletableFuture<Void> living;

  People(TwoInstances product, List<ConnectedSite> sites, long seed) {
    this.product = product;
    this.sites = sites;
    this.random = new Random(seed);
    this.living = TwoInstances.beside(this::live);
  }

  private void live() {
    while (product.harness.attempts() < last) {
      turn.lock();
      try {
        change();
      } finally {
        turn.unlock();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void change() {
    for (var done = 0; done < ABREAST; done++) {
      sites.get(random.nextInt(sites.size())).life().change();
    }
    product.harness.awaitQuiet();
  }

  /** Nobody does anything, and nothing is on its way, while this is done. */
  void rest(Runnable meanwhile) {
    turn.lock();
    try {
      meanwhile.run();
    } finally {
      turn.unlock();
    }
  }

  /** Returns when this many deliveries were tried. */
  void end(int attempts) {
    last = attempts;
    living.join();
  }

  @Override
  public void close() {
    last = 0;
  }
}
