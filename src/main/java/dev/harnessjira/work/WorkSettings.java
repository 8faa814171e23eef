package dev.harnessjira.work;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How durable work runs: the name of this instance in the scheduler's tables, threads for each
 * lane, how often an idle lane looks for work of other instances, and how often an instance says
 * that it lives; four times unsaid, its work goes on elsewhere.
 */
@ConfigurationProperties("harness-jira.work")
record WorkSettings(
    @DefaultValue("harness-jira") String instance,
    @DefaultValue("8") int threads,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("3s") Duration heartbeat) {

  WorkSettings {
    if (instance.isBlank()) {
      throw refused("instance", "is empty: give each instance a name of its own", "harness-jira-1");
    }
    if (threads < 1) {
      throw refused("threads", "is " + threads + ": it takes a number above zero", "8");
    }
    requirePositive("poll", poll, "1s");
    requirePositive("heartbeat", heartbeat, "3s");
  }

  private static void requirePositive(String name, Duration value, String example) {
    if (!value.isPositive()) {
      throw refused(name, "is " + value + ": it takes a time above zero", example);
    }
  }

  private static IllegalStateException refused(String name, String what, String example) {
    return new IllegalStateException(
        "harness-jira.work." + name + " " + what + " (example: " + example + ").");
  }
}
