package dev.harnessjira.bench;

import dev.harnessjira.sandbox.http.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * PostgreSQL is gone for a while, stopped immediately, while one site's submission is with Jira and
 * people go on elsewhere.
 */
final class DatabaseOutage {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Longer than the outage: who made the call is alive all the time and gets its answer. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final TwoInstances product;

  DatabaseOutage(TwoInstances product) {
    this.product = product;
  }

  /**
   * How long it took from the database's return until Jira showed what Harness has, and contents
   * that Jira was sent more than once.
   */
  record Outcome(Duration recovery, List<String> repeated) {}

  Outcome last(Duration time) {
    Polling.closely("rest", until(), product::isQuiet);
    var before = product.jira().submissions().size();
    product
        .jira()
        .faults()
        .fail(
            request -> request.path().endsWith("/bulk"),
            new Faults.Kind.Slow(time.plus(ANSWER)),
            1);
    product.sites.getFirst().open(product.harness, "told-in-an-outage");
    Polling.closely("a submission", until(), () -> !product.jira().faults().active());
    product.database.crash();
    goOn(Instant.now().plus(time));
    product.database.startAgain();
    var back = Instant.now();
    Polling.closely("Jira to show what Harness has", until(), product::isRight);
    return new Outcome(Duration.between(back, Instant.now()), repeated(before));
  }

  private void goOn(Instant until) {
    var others = product.sites.subList(1, product.sites.size());
    for (var change = 0; Instant.now().isBefore(until); change++) {
      others.get(change % others.size()).life().change();
      product.harness.awaitQuiet();
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  /** The same entity with the same sequence is the same content. */
  private List<String> repeated(int before) {
    Map<String, Integer> times = new HashMap<>();
    product.jira().submissions().stream()
        .skip(before)
        .flatMap(body -> body.path("repositories").valueStream())
        .flatMap(DatabaseOutage::contents)
        .forEach(content -> times.merge(content, 1, Integer::sum));
    return times.entrySet().stream()
        .filter(content -> content.getValue() > 1)
        .map(content -> content.getKey() + " " + content.getValue() + " times")
        .toList();
  }

  private static Stream<String> contents(JsonNode repository) {
    return Stream.of("branches", "commits", "pullRequests")
        .flatMap(kind ->
            repository
                .path(kind)
                .valueStream()
                .map(entity ->
                    "%s %s %s in %s"
                        .formatted(
                            kind,
                            entity.path("id").asString(""),
                            entity.path("updateSequenceId").asString(""),
                            repository.path("id").asString(""))));
  }

  private static Instant until() {
    return Instant.now().plus(LIMIT);
  }
}
