package dev.harnessjira.bench;

import dev.harnessjira.sandbox.http.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * PostgreSQL is gone for a while, stopped immediately, while one site's submission is with Jira,
 * which answers when it is back.
 */
final class DatabaseOutage {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Longer than the outage: who made the call is alive all the time and gets its answer. */
  private static final Duration ANSWER = Duration.ofSeconds(25);

  private final TwoInstances product;
  private int before;

  DatabaseOutage(TwoInstances product) {
    this.product = product;
  }

  /** Begins when nothing else is on its way. */
  void begin() {
    var jira = product.jira();
    Polling.closely("rest", until(), product::isQuiet);
    before = jira.submissions().size();
    jira.faults()
        .fail(request -> request.path().endsWith("/bulk"), new Faults.Kind.Slow(ANSWER), 1);
    product.sites.getFirst().open(product.harness, "told-in-an-outage");
    Polling.closely("a submission", until(), () -> !jira.faults().active());
    product.database.crash();
  }

  void end() {
    product.database.startAgain();
  }

  /** Contents that Jira was sent more than once since then. */
  List<String> repeated() {
    return repeated(before);
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
