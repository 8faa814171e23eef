package dev.harnessjira.bench;

import dev.harnessjira.sandbox.TrialDatabase;
import dev.harnessjira.sandbox.harness.BulkWorld;
import dev.harnessjira.sandbox.harness.BulkWorld.Size;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A first read of a thousand repositories with twenty thousand pull requests, the product killed
 * five times on the way, and a second read on demand. Prints what it came to, and ends with 1 when
 * something is not as promised.
 */
public final class BackfillBench {

  private static final int KILLS = 5;
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Instant until = Instant.now().plus(LIMIT);
  private final List<String> broken = new ArrayList<>();
  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);
  private final JiraSimulator jira = JiraSimulator.start(0);
  private final BulkWorld world;
  private final Set<String> wanted;
  private final HarnessTally tally;

  private BackfillBench(Size size) {
    this.world = BulkWorld.grow(harness, size);
    this.wanted = BulkDevelopment.wanted(world);
    this.tally = new HarnessTally(world);
    world.issues().forEach(key -> jira.addIssue(JiraSimulator.ACME, key, "Issue " + key));
    harness.faults().listen(tally::count);
  }

  /** Arguments: {@code small} for a fortieth of the size. */
  public static void main(String[] args) throws Exception {
    var size = args.length > 0 && args[0].equals("small") ? Size.small() : Size.full();
    say("%s, %d kills, limit %s", size, KILLS, LIMIT);
    var bench = new BackfillBench(size);
    try (var database = TrialDatabase.embedded(Path.of("target", "bench"), true);
        var product = new BenchedProduct(database.url(), bench.harness, bench.jira)) {
      say("PostgreSQL: %s; calls to Harness not limited", product.durability());
      bench.run(product);
    } catch (IllegalStateException e) {
      bench.broken.add(String.valueOf(e.getMessage()));
    } finally {
      bench.harness.close();
      bench.jira.close();
    }
    bench.broken.forEach(what -> say("NOT AS PROMISED: %s", what));
    System.exit(bench.broken.isEmpty() ? 0 : 1);
  }

  private void run(BenchedProduct product) {
    product.start();
    product.connect();
    var begun = Instant.now();
    var down = kills(product);
    await("the backfill to end", () -> held() >= wanted.size() && product.isQuiet());
    var took = Duration.between(begun, Instant.now()).minus(down);
    first(product, took);
    again(product);
  }

  /** Kills at random moments, which are numbers of calls; returns how long it was not there. */
  private Duration kills(BenchedProduct product) {
    var random = new Random();
    var begun = tally.all();
    var down = Duration.ZERO;
    for (var kill = 0; kill < KILLS; kill++) {
      // About two calls for each that names an issue: each kill within its fifth of the way.
      var part = wanted.size() / 2 / KILLS;
      var at = begun + part * kill + random.nextInt(1, part);
      await("kill " + (kill + 1), () -> tally.all() >= at || held() >= wanted.size());
      say("killed at call %d, Jira holds %d of %d", tally.all(), held(), wanted.size());
      var since = Instant.now();
      product.kill();
      tally.killed();
      product.start();
      down = down.plus(Duration.between(since, Instant.now()));
    }
    return down;
  }

  private int held() {
    return BulkDevelopment.held(jira, world).size();
  }

  private void first(BenchedProduct product, Duration took) {
    compare("after the backfill");
    say(
        "took %s while the product was there, %.0f entities a second",
        took, wanted.size() * 1000.0 / took.toMillis());
    say("most memory of a product's process: %d MB", product.mostMegabytes());
    say("calls to Harness: %d; %s", tally.all(), tally.kinds());
    promise(
        "calls for each open pull request that names an issue",
        tally.each(HarnessTally.keyed(State.OPEN)),
        2.2);
    promise("calls for each merged one", tally.each(HarnessTally.keyed(State.MERGED)), 4.2);
    say("calls for each closed one: %.2f", tally.each(HarnessTally.keyed(State.CLOSED)));
    var pages = tally.kinds().get("pages of pull requests");
    promise(
        "calls for each without an issue",
        tally.each(it -> !it.isKeyed())
            + (pages == null ? 0 : (double) pages.get()) / world.pulls().size(),
        0.02);
    promise("pages repeated for each kill", tally.repeatedAfterKill() / (double) KILLS, 1);
    say("pages repeated because a slice of time ended: %d", tally.repeatedOtherwise());
    if (!jira.invalidSubmissions().isEmpty()) {
      broken.add("Jira was sent " + jira.invalidSubmissions().size() + " bodies that it refuses");
    }
  }

  private void again(BenchedProduct product) {
    var writes = jira.submissions().size();
    var calls = tally.all();
    product.backfillAgain(until);
    say(
        "second run: %.2f calls for each 100 pull requests",
        (tally.all() - calls) * 100.0 / world.pulls().size());
    promise("Jira writes of a second run", jira.submissions().size() - writes, 0);
    compare("after the second run");
  }

  private void compare(String when) {
    var held = BulkDevelopment.held(jira, world);
    var missing = new HashSet<>(wanted);
    missing.removeAll(held);
    var more = new HashSet<>(held);
    more.removeAll(wanted);
    say(
        "%s: %d wanted, %d missing, %d that should not be there",
        when, wanted.size(), missing.size(), more.size());
    if (!missing.isEmpty() || !more.isEmpty()) {
      broken.add(when + " missing " + some(missing) + ", too many " + some(more));
    }
  }

  private static List<String> some(Set<String> all) {
    return all.stream().sorted().limit(3).toList();
  }

  private void promise(String what, double value, double most) {
    say("%s: %.3f (at most %s)", what, value, most);
    if (value > most) {
      broken.add(what + " " + value + " instead of at most " + most);
    }
  }

  private void await(String what, BooleanSupplier done) {
    Polling.until(what, until, done);
  }

  private static void say(String text, Object... values) {
    System.out.printf(text + "%n", values);
  }
}
