package dev.harnessjira.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * People live in all projects at once while instances are killed and the database is stopped at
 * random moments. A delivery that fails is not sent again, as with Harness: it is only in the
 * record of what failed.
 */
final class Soak {

  /** People pause when this many things they did may still be on their way. */
  private static final int ABREAST = 5;

  private static final Duration SETTLING = Duration.ofMinutes(4);
  private static final Duration DATABASE_GONE = Duration.ofSeconds(3);

  private final TwoInstances product;
  private final Size size;
  private final Random random;
  private final Instant until;

  Soak(TwoInstances product, Size size, long seed) {
    this.product = product;
    this.size = size;
    this.random = new Random(seed);
    this.until = Instant.now().plus(size.limit());
  }

  /** How much of everything. */
  record Size(int sites, int deliveries, int kills, int stops, Duration limit) {

    static Size full() {
      return new Size(50, 20_000, 20, 2, Duration.ofMinutes(40));
    }

    static Size small() {
      return new Size(5, 2_000, 3, 1, Duration.ofMinutes(10));
    }
  }

  /** What goes wrong in one part of the way. */
  private sealed interface Trouble {

    /** So many instances die at once and start again. */
    record Kill(int instances) implements Trouble {}

    /** PostgreSQL is stopped immediately and started again. */
    record Stop() implements Trouble {}
  }

  /** Returns when all deliveries were tried and Jira shows what Harness has. */
  SoakedDeliveries run() {
    var begun = Instant.now();
    var before = attempts();
    var troubles = troubles();
    for (var part = 0; part < troubles.size(); part++) {
      var from = attempts();
      var to = before + size.deliveries() * (part + 1) / troubles.size();
      var at = from + random.nextInt(Math.max(1, (to - from) * 2 / 3));
      var trouble = troubles.get(part);
      var happening = TwoInstances.beside(() -> happen(trouble, at));
      live(to);
      happening.join();
    }
    var lived = Duration.between(begun, Instant.now());
    product.awaitRight(SETTLING);
    return SoakedDeliveries.of(product, lived, Duration.between(begun, Instant.now()));
  }

  private List<Trouble> troubles() {
    List<Trouble> all = new ArrayList<>();
    for (var kills = size.kills(); kills > 0; ) {
      var both = kills > 1 && random.nextInt(4) == 0;
      all.add(new Trouble.Kill(both ? 2 : 1));
      kills -= both ? 2 : 1;
    }
    all.addAll(Collections.nCopies(size.stops(), new Trouble.Stop()));
    Collections.shuffle(all, random);
    return all;
  }

  private void happen(Trouble trouble, int at) {
    Polling.closely("delivery " + at, until, () -> attempts() >= at);
    System.out.printf("%s at delivery %d%n", trouble, attempts());
    switch (trouble) {
      case Trouble.Kill(var count) -> kill(count);
      case Trouble.Stop() -> stop();
    }
  }

  private void kill(int count) {
    var victims = new ArrayList<>(product.instances);
    Collections.shuffle(victims, random);
    var killed = victims.subList(0, count);
    killed.forEach(Instance::kill);
    product.startAll(killed);
  }

  private void stop() {
    product.database.crash();
    LockSupport.parkNanos(DATABASE_GONE.toNanos());
    product.database.startAgain();
  }

  private void live(int to) {
    while (attempts() < to) {
      for (var done = 0; done < ABREAST; done++) {
        product.sites.get(random.nextInt(product.sites.size())).life().change();
      }
      product.harness.awaitQuiet();
      if (Instant.now().isAfter(until)) {
        throw new IllegalStateException("Gave up at delivery " + attempts() + " of " + to);
      }
    }
  }

  private int attempts() {
    return product.harness.attempts();
  }
}
