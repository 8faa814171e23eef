package dev.harnessjira.bench;

import dev.harnessjira.sandbox.TrialDatabase;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * Accepted deliveries a second beside the commits of single rows that the same PostgreSQL does, in
 * turns, so that whatever else the machine does falls on both; then the calls to Jira and Harness
 * that a thousand events cost. Ends with 1 when something is not as promised.
 */
public final class AcceptBench {

  private static final int PAIRS = Integer.getInteger("accept.pairs", 5);
  private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("accept.seconds", 3));
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int MOST_TURNS = 20;
  private static final double GOAL = 0.5;

  private final Instant until = Instant.now().plus(LIMIT);
  private final List<String> broken = new ArrayList<>();
  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);
  private final JiraSimulator jira = JiraSimulator.start(0);

  private AcceptBench() {}

  /** No arguments. */
  public static void main(String[] args) {
    var bench = new AcceptBench();
    try (var database = TrialDatabase.embedded(Path.of("target", "bench"), true);
        var product = new BenchedProduct(database.url(), bench.harness, bench.jira)) {
      say("PostgreSQL: %s", product.durability());
      product.start(List.of("-Xmx1g"));
      product.connect();
      Polling.until("the first read", bench.until, product::isQuiet);
      bench.accept(database.url(), product);
      bench.calls(product);
    } catch (Exception e) {
      bench.broken.add(e.toString());
    } finally {
      bench.harness.close();
      bench.jira.close();
    }
    bench.broken.forEach(what -> say("NOT AS PROMISED: %s", what));
    System.exit(bench.broken.isEmpty() ? 0 : 1);
  }

  private void accept(String database, BenchedProduct product) {
    var events = new BurstsOfEvents(harness, jira, product, until);
    var body = events.body(DeliveryLoad.NUMBER);
    var hook = harness.world().webhooks.getFirst();
    var deliveries = new DeliveryLoad(URI.create(hook.url), hook.secret, body);
    var commits = new CommitLoad(database, body);
    say("body: %d bytes; %d pairs of %d s each", body.length(), PAIRS, TURN.toSeconds());
    warm(() -> deliveries.rate(16, TURN));
    warm(() -> commits.rate(16, TURN));
    Polling.until("folding", until, product::isFolded);
    for (var connections : new int[] {1, 16, 64}) {
      var pairs = new ArrayList<Pair>();
      for (var pair = 0; pair < PAIRS; pair++) {
        // What was accepted is folded before the other turn, which would be slower beside it.
        var cpu = product.cpu();
        var accepted = deliveries.rate(connections, TURN);
        var used = product.cpu().minus(cpu).toNanos() / 1e3 / (accepted * TURN.toSeconds());
        Polling.until("folding", until, product::isFolded);
        pairs.add(new Pair(accepted, commits.rate(connections, TURN), used));
      }
      judge(connections, pairs);
    }
  }

  /** Both rates of two turns beside each other. */
  private record Pair(double accepted, double committed, double cpu) {
    double ratio() {
      return accepted / committed;
    }
  }

  /** Until it gets no faster: what a virtual machine does in its first seconds tells nothing. */
  private static void warm(DoubleSupplier turn) {
    var best = 0.0;
    for (int turns = 0, worse = 0; turns < MOST_TURNS && worse < 3; turns++) {
      var rate = turn.getAsDouble();
      worse = rate > best * 1.05 ? 0 : worse + 1;
      best = Math.max(best, rate);
    }
  }

  private void judge(int connections, List<Pair> pairs) {
    var ratio = median(pairs.stream().mapToDouble(Pair::ratio));
    say(
        "%2d connections: %,.0f accepted/s, %,.0f commits/s, ratio %.2f (%.2f to %.2f);"
            + " %.0f µs of CPU in the product for each",
        connections,
        median(pairs.stream().mapToDouble(Pair::accepted)),
        median(pairs.stream().mapToDouble(Pair::committed)),
        ratio,
        pairs.stream().mapToDouble(Pair::ratio).min().orElseThrow(),
        pairs.stream().mapToDouble(Pair::ratio).max().orElseThrow(),
        median(pairs.stream().mapToDouble(Pair::cpu)));
    if (connections > 1 && ratio < GOAL) {
      broken.add("ratio %.2f at %d connections".formatted(ratio, connections));
    }
  }

  private static double median(DoubleStream values) {
    var sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private void calls(BenchedProduct product) {
    var events = new BurstsOfEvents(harness, jira, product, until);
    report("single", events.bursts(40, 1));
    var bursts = events.bursts(20, 50);
    report("in bursts of 50 on one pull request", bursts);
    if (bursts.jiraFor(50) > 2) {
      broken.add("%.1f calls to Jira for a burst".formatted(bursts.jiraFor(50)));
    }
  }

  private static void report(String how, BurstsOfEvents.Calls calls) {
    say(
        "1,000 events %s: %.0f calls to Jira, %.0f calls to Harness (of %d events)",
        how, calls.jiraFor(1000), calls.harnessFor(1000), calls.events());
  }

  private static void say(String text, Object... values) {
    System.out.printf(text + "%n", values);
  }
}
