package dev.harnessjira.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * People live in all projects but one while an instance is killed at work for the site of that one,
 * both are killed at once, and the database is gone for 20 s.
 */
final class ShortSoak {

  static final int SITES = 5;
  static final int DELIVERIES = 2_000;

  private static final Duration GONE = Duration.ofSeconds(20);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final TwoInstances product;
  private final long seed;

  ShortSoak(TwoInstances product, long seed) {
    this.product = product;
    this.seed = seed;
  }

  /**
   * What became of the deliveries, after how long the work of the killed instance had been done by
   * the other, what the outage of the database had Jira told twice, and how much work is asleep.
   */
  record Outcome(SoakedDeliveries deliveries, Duration resumed, List<String> repeated, int asleep) {

    @Override
    public String toString() {
      return "%s\nwork of a killed instance was done elsewhere after %.1f s"
          .formatted(deliveries, resumed.toMillis() / 1000.0);
    }
  }

  Outcome run() {
    try (var people = new People(product, product.sites.subList(1, SITES), seed)) {
      return run(people);
    }
  }

  private Outcome run(People people) {
    var begun = Instant.now();
    var resumed = new Resume(product, product.sites.subList(0, 1)).ofPublishing();
    killBoth();
    var outage = new DatabaseOutage(product);
    people.rest(outage::begin);
    LockSupport.parkNanos(GONE.toNanos());
    outage.end();
    people.end(DELIVERIES);
    var lived = Duration.between(begun, Instant.now());
    product.awaitRight(LIMIT);
    return new Outcome(
        SoakedDeliveries.of(product, lived, Duration.between(begun, Instant.now())),
        resumed,
        outage.repeated(),
        product.overdue(Duration.ofSeconds(10)));
  }

  private void killBoth() {
    product.instances.forEach(Instance::kill);
    product.startAll(product.instances);
    Polling.closely("all work to go on", Instant.now().plus(LIMIT), product::isNobodyMissed);
  }
}
