package dev.harnessjira.bench;

import dev.harnessjira.sandbox.harness.delivery.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of deliveries, from what Harness tried and what the database has. {@code lost} counts
 * those that were answered 2xx and are not stored, {@code missed} those that failed and were not
 * recovered.
 */
record SoakedDeliveries(
    int attempts,
    int acknowledged,
    int stored,
    int recovered,
    int duplicates,
    List<String> lost,
    List<String> missed,
    Duration lived,
    Duration took) {

  static SoakedDeliveries of(TwoInstances product, Duration lived, Duration took) {
    var rows = product.database.everything();
    var digests = digests(rows);
    var tried = product.harness.deliveries();
    var answered = tried.stream().filter(Delivery::succeeded).toList();
    var failed = tried.stream().filter(it -> !it.succeeded()).toList();
    return new SoakedDeliveries(
        tried.size(),
        answered.size(),
        count(rows, "select count(*) from ingestion.delivery"),
        count(rows, "select coalesce(sum(recovered), 0) from ingestion.recovery"),
        count(
            rows,
            """
            select coalesce(sum(copies), 0) - count(distinct (site_id, body_sha256))
            from ingestion.delivery
            """),
        unknown(answered, digests),
        unknown(failed, digests),
        lived,
        took);
  }

  @Override
  public String toString() {
    return """
    deliveries attempted: %,d
    acknowledged: %,d, failed: %,d
    stored: %,d, of these recovered from Harness's record: %,d
    duplicates: %,d
    lost: %d of those acknowledged, %d of those that failed
    took: %d s until all were tried, %d s until Jira showed what Harness has\
    """
            .formatted(
                attempts,
                acknowledged,
                attempts - acknowledged,
                stored,
                recovered,
                duplicates,
                lost.size(),
                missed.size(),
                lived.toSeconds(),
                took.toSeconds())
        + Stream.concat(lost.stream(), missed.stream())
            .limit(5)
            .map(what -> "\nlost: " + what)
            .collect(Collectors.joining());
  }

  private static Set<String> digests(JdbcClient rows) {
    return rows
        .sql("select encode(body_sha256, 'hex') from ingestion.delivery")
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  private static List<String> unknown(List<Delivery> deliveries, Set<String> digests) {
    return deliveries.stream()
        .filter(it -> !digests.contains(digest(it.body())))
        .map(SoakedDeliveries::line)
        .toList();
  }

  private static String line(Delivery delivery) {
    var execution = delivery.execution();
    var outcome = execution.outcome();
    return "%s %s to %s: %s %s"
        .formatted(
            Instant.ofEpochMilli(execution.created()),
            delivery.trigger(),
            execution.request().url(),
            outcome.status(),
            outcome.error());
  }

  private static String digest(String body) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static int count(JdbcClient rows, String sql) {
    return rows.sql(sql).query(Integer.class).single();
  }
}
