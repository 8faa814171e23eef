package dev.harnessjira.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;

/**
 * Kills the instance that is at work ten times, five while Jira is told and five while Harness is
 * asked, and prints how long it took until the other one had done that work. Ends with 1 when it
 * took longer than promised.
 */
public final class ResumeBench {

  private static final int SITES = 3;
  private static final int KILLS = 10;

  private ResumeBench() {}

  /** No arguments. */
  public static void main(String[] args) {
    var took = new ArrayList<Duration>();
    try (var product = new TwoInstances(Path.of("target", "resume"), SITES, 1)) {
      say("PostgreSQL: %s", product.database.durability());
      var resume = new Resume(product, product.sites);
      for (var kill = 0; kill < KILLS; kill++) {
        took.add(kill % 2 == 0 ? resume.ofPublishing() : resume.ofFolding());
        say("kill %d: %.1f s", kill + 1, seconds(took.getLast()));
      }
    }
    var worst = Collections.max(took);
    say("worst of %d: %.1f s (at most %d s)", KILLS, seconds(worst), Resume.PROMISED.toSeconds());
    System.exit(worst.compareTo(Resume.PROMISED) > 0 ? 1 : 0);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static void say(String text, Object... values) {
    System.out.printf(text + "%n", values);
  }
}
