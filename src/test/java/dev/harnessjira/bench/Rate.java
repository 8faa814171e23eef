package dev.harnessjira.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** How often a second several do the same at once, each again when it is done. */
final class Rate {

  private Rate() {}

  /** Does one after the other. */
  interface Worker extends AutoCloseable {

    /** Whether it counts. */
    boolean one() throws Exception;
  }

  static double of(int workers, Duration time, Supplier<? extends Worker> worker) {
    try (var threads = Executors.newFixedThreadPool(workers)) {
      var all = new ArrayList<Worker>();
      for (var i = 0; i < workers; i++) {
        all.add(worker.get());
      }
      var begun = System.nanoTime();
      var until = begun + time.toNanos();
      var counts = all.stream().map(it -> threads.submit(() -> work(it, until))).toList();
      long sum = 0;
      for (Future<Long> count : counts) {
        sum += count.get();
      }
      return sum * 1e9 / (System.nanoTime() - begun);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long work(Worker worker, long until) throws Exception {
    long done = 0;
    try (worker) {
      while (System.nanoTime() < until) {
        done += worker.one() ? 1 : 0;
      }
    }
    return done;
  }
}
