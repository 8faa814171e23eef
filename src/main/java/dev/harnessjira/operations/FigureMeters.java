package dev.harnessjira.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The stored figures as gauges; no tenant is ever a tag. */
@Component
class FigureMeters implements MeterBinder {

  private static final List<String> WAITS_FOR =
      List.of("folding", "jira", "paused site", "paused connection");

  private final StoredFigures figures;

  FigureMeters(StoredFigures figures) {
    this.figures = figures;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    states(
        meters,
        "harness.jira.sites",
        "Jira sites by state",
        "sites",
        List.of("connected", "reauthorize", "disconnected"));
    states(
        meters,
        "harness.jira.harness.tokens",
        "Harness tokens by state",
        "harness_tokens",
        List.of("usable", "expiring", "expired", "refused"));
    states(
        meters,
        "harness.jira.jira.grants",
        "3LO grants by state",
        "jira_grants",
        List.of("usable", "refused"));
    states(
        meters,
        "harness.jira.jira.credentials",
        "OAuth credentials of Jira sites by state",
        "jira_credentials",
        List.of("usable", "refused"));
    WAITS_FOR.forEach(label -> waiting(meters, label));
    TimeGauge.builder(
            "harness.jira.deliveries.last.age",
            () -> figures.secondsSince("delivered", "", Double.NaN),
            TimeUnit.SECONDS)
        .description("Time since the last delivery of any site")
        .register(meters);
  }

  private void states(
      MeterRegistry meters, String name, String description, String figure, List<String> states) {
    states.forEach(state ->
        Gauge.builder(name, () -> figures.amount(figure, state))
            .description(description)
            .tag("state", state)
            .register(meters));
  }

  private void waiting(MeterRegistry meters, String label) {
    Gauge.builder("harness.jira.waiting", () -> figures.amount("waiting", label))
        .description("What waits: deliveries for folding, changes for Jira")
        .tag("for", label)
        .register(meters);
    TimeGauge.builder(
            "harness.jira.waiting.oldest",
            () -> figures.secondsSince("oldest", label, 0),
            TimeUnit.SECONDS)
        .description("Age of the oldest that waits")
        .tag("for", label)
        .register(meters);
  }
}
