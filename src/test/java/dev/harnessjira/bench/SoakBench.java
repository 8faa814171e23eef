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

  /** Arguments: {@code small} for a tenth of the size. */
  public static void main(String[] args) {
    var size = args.length > 0 && args[0].equals("small") ? Soak.Size.small() : Soak.Size.full();
    var seed = Long.getLong("soak.seed", System.currentTimeMillis());
    say("%s, -Dsoak.seed=%d", size, seed);
    var broken = new ArrayList<String>();
    try (var product = new TwoInstances(Path.of("target", "soak"), size.sites(), seed)) {
      say("PostgreSQL: %s; %d sites connected", product.database.durability(), size.sites());
      var outcome = new Soak(product, size, seed).run();
      say("%s", outcome);
      broken.addAll(broken(product, outcome));
    } catch (RuntimeException e) {
      broken.add(String.valueOf(e.getMessage()));
    }
    broken.forEach(what -> say("NOT AS PROMISED: %s", what));
    System.exit(broken.isEmpty() ? 0 : 1);
  }

  private static List<String> broken(TwoInstances product, SoakedDeliveries outcome) {
    var broken = new ArrayList<String>();
    if (outcome.lost() > 0 || outcome.missed() > 0) {
      broken.add("deliveries are lost");
    }
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
