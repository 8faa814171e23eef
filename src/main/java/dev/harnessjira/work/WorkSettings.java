package dev.harnessjira.work;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How durable work runs: the name of this instance in the scheduler's tables, threads for each lane
 * and how often an idle lane looks for work of other instances.
 */
@ConfigurationProperties("harness-jira.work")
record WorkSettings(
    @DefaultValue("harness-jira") String instance,
    @DefaultValue("8") int threads,
    @DefaultValue("1s") Duration poll) {

  WorkSettings {
    if (instance.isBlank()) {
      throw refused("instance", "is empty: give each instance a name of its own", "harness-jira-1");
    }
    if (threads < 1) {
      throw refused("threads", "is " + threads + ": it takes a number above zero", "8");
    }
    if (!poll.isPositive()) {
      throw refused("poll", "is " + poll + ": it takes a time above zero", "1s");
    }
  }

  private static IllegalStateException refused(String name, String what, String example) {
    return new IllegalStateException(
        "harness-jira.work." + name + " " + what + " (example: " + example + ").");
  }
}
