package dev.harnessjira.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two instances on one database handle twenty thousand deliveries over fifty sites, while instances
 * are killed twenty times and PostgreSQL is stopped immediately twice. Prints what became of the
 * deliveries, and ends with 1 when something is not as promised.
 */
public final class SoakBench {

  private SoakBench() {}

  /**
   * Arguments: {@code small} for a tenth of the size, {@code short} for known troubles in a row.
   */
  public static void main(String[] args) {
    var size = args.length > 0 && args[0].equals("full") ? Soak.Size.full() : Soak.Size.small();
    var seed = Long.getLong("soak.seed", System.currentTimeMillis());
    var broken = new ArrayList<String>();
    try (var product = new TwoInstances(Path.of("target", "soak"), size.sites(), seed)) {
      say(
          "PostgreSQL: %s; %d sites connected, -Dsoak.seed=%d",
          product.database.durability(), size.sites(), seed);
      broken.addAll(
          args.length > 0 && args[0].equals("short")
              ? shortly(product, seed)
              : randomly(product, size, seed));
    } catch (RuntimeException e) {
      broken.add(String.valueOf(e.getMessage()));
    }
    broken.forEach(what -> say("NOT AS PROMISED: %s", what));
    System.exit(broken.isEmpty() ? 0 : 1);
  }

  private static List<String> randomly(TwoInstances product, Soak.Size size, long seed) {
    say("%s", size);
    var outcome = new Soak(product, size, seed).run();
    say("%s", outcome);
    return broken(product, outcome);
  }

  private static List<String> shortly(TwoInstances product, long seed) {
    var outcome = new ShortSoak(product, seed).run();
    say("%s", outcome);
    var broken = new ArrayList<>(broken(product, outcome.deliveries()));
    if (outcome.resumed().compareTo(Resume.PROMISED) > 0) {
      broken.add("resumed after " + outcome.resumed());
    }
    outcome.repeated().forEach(what -> broken.add("done twice: " + what));
    return broken;
  }

  private static List<String> broken(TwoInstances product, SoakedDeliveries outcome) {
    var broken = new ArrayList<String>();
    outcome.lost().forEach(what -> broken.add("acknowledged and lost: " + what));
    outcome.missed().forEach(what -> broken.add("failed and not recovered: " + what));
    if (product.overdue(Duration.ofSeconds(10)) > 0) {
      broken.add("work is asleep");
    }
    if (!product.jira().invalidSubmissions().isEmpty()) {
      broken.add("Jira was sent " + product.jira().invalidSubmissions().getFirst());
    }
    return broken;
  }

  private static void say(String text, Object... values) {
    System.out.printf(text + "%n", values);
  }
}
