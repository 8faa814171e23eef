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
    @DefaultValue("1s") Duration poll) {}
