package dev.harnessjira.console.connections;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.console.picking.ScopeWords;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.WebhookView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a connection covers: whether it is still there, and how its webhook stands. */
record CoveredRow(
    String coverage,
    String name,
    String path,
    Lozenge status,
    @Nullable String reason,
    @Nullable Instant since,
    @Nullable Instant lastDelivery,
    @Nullable String repaired,
    @Nullable Instant repairedAt,
    boolean switchedOff) {

  static List<CoveredRow> of(ConnectionView connection) {
    return connection.coverages().stream().map(it -> of(connection, it)).toList();
  }

  private static CoveredRow of(ConnectionView connection, Coverage coverage) {
    var webhook =
        connection.webhooks().stream()
            .filter(it -> it.coverage().equals(coverage.id()))
            .findFirst()
            .orElseGet(() -> unknown(connection, coverage));
    var missing = connection.missing().get(coverage.id());
    var repair = webhook.repair();
    return new CoveredRow(
        coverage.id().toString(),
        coverage.name(),
        ScopeWords.inAccount(coverage.path()),
        missing == null ? status(webhook.state()) : Lozenge.warning("Not in Harness"),
        missing == null ? webhook.reason() : missing.reason(),
        missing == null ? webhook.since() : missing.since(),
        webhook.lastDelivery(),
        repair == null ? null : repair.what(),
        repair == null ? null : repair.at(),
        webhook.state() == WebhookView.State.SWITCHED_OFF);
  }

  private static WebhookView unknown(ConnectionView connection, Coverage coverage) {
    var state =
        connection.options().webhooks() ? WebhookView.State.REGISTERING : WebhookView.State.NONE;
    return new WebhookView(coverage.id(), state, null, null, null, null);
  }

  private static Lozenge status(WebhookView.State state) {
    return switch (state) {
      case NONE -> Lozenge.neutral("Without webhook");
      case REGISTERING -> Lozenge.information("Registering");
      case WORKING -> Lozenge.success("Registered");
      case NOT_REACHING -> Lozenge.danger("Not reaching us");
      case SWITCHED_OFF -> Lozenge.warning("Switched off in Harness");
      case SILENT -> Lozenge.warning("Silent");
    };
  }
}
