package dev.harnessjira.console.fakes;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.ConnectionView.Reach;
import dev.harnessjira.scope.ConnectionView.State;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.WebhookView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections of the account Acme, as scope shows them. */
public final class TestConnections {

  public static final Instant REACHED = Instant.parse("2026-03-01T10:00:00Z");

  private TestConnections() {}

  /** An active one that Harness has reached, of these projects: "default/checkout" and so on. */
  public static ConnectionView projects(String... paths) {
    var id = ConnectionId.random();
    List<Coverage> coverages = new ArrayList<>();
    for (var path : paths) {
      coverages.add(coverage(id, ScopeType.PROJECT, path));
    }
    return view(id, ScopeType.PROJECT, coverages, State.ACTIVE, null, new Reach(REACHED, null));
  }

  public static ConnectionView organization(String identifier) {
    var id = ConnectionId.random();
    var coverages = List.of(coverage(id, ScopeType.ORGANIZATION, identifier));
    return view(
        id, ScopeType.ORGANIZATION, coverages, State.ACTIVE, null, new Reach(REACHED, null));
  }

  public static ConnectionView in(ConnectionView view, State state, @Nullable String reason) {
    return view(view.id(), view.type(), view.coverages(), state, reason, view.reach());
  }

  public static ConnectionView reached(ConnectionView view, Reach reach) {
    return view(view.id(), view.type(), view.coverages(), view.state(), view.reason(), reach);
  }

  public static ConnectionView expiring(ConnectionView view, Instant at) {
    return new ConnectionView(
        view.id(),
        view.type(),
        view.baseUrl(),
        view.accountName(),
        view.coverages(),
        view.state(),
        view.reason(),
        view.tokenOwner(),
        at,
        view.reach());
  }

  /** With the webhook of its first coverage in this state. */
  public static ConnectionView webhook(
      ConnectionView view, WebhookView.State state, @Nullable String reason) {
    var first = view.coverages().getFirst().id();
    return webhook(view, new WebhookView(first, state, reason, REACHED, REACHED, null));
  }

  public static ConnectionView webhook(ConnectionView view, WebhookView webhook) {
    return with(view, view.options(), List.of(webhook), view.missing());
  }

  /** Whose first coverage is not in Harness any more. */
  public static ConnectionView missing(ConnectionView view, String reason) {
    var first = view.coverages().getFirst().id();
    var missing = Map.of(first, new ConnectionView.Missing(REACHED, reason));
    return with(view, view.options(), view.webhooks(), missing);
  }

  public static ConnectionView choosing(ConnectionView view, ConnectionOptions options) {
    return with(view, options, view.webhooks(), view.missing());
  }

  private static ConnectionView with(
      ConnectionView view,
      ConnectionOptions options,
      List<WebhookView> webhooks,
      Map<CoverageId, ConnectionView.Missing> missing) {
    return new ConnectionView(
        view.id(),
        view.type(),
        view.baseUrl(),
        view.accountName(),
        view.coverages(),
        view.state(),
        view.reason(),
        view.tokenOwner(),
        view.tokenExpires(),
        view.reach(),
        options,
        webhooks,
        missing,
        view.paused());
  }

  /** Paused at {@link #REACHED}. */
  public static ConnectionView paused(ConnectionView view, String by) {
    return new ConnectionView(
        view.id(),
        view.type(),
        view.baseUrl(),
        view.accountName(),
        view.coverages(),
        view.state(),
        view.reason(),
        view.tokenOwner(),
        view.tokenExpires(),
        view.reach(),
        view.options(),
        view.webhooks(),
        view.missing(),
        new ConnectionView.Paused(by, REACHED));
  }

  private static Coverage coverage(ConnectionId id, ScopeType kind, String path) {
    var name = "Name of " + path.substring(path.lastIndexOf('/') + 1);
    return new Coverage(ConsolePages.SITE, id, CoverageId.random(), kind, "acc1/" + path, name);
  }

  private static ConnectionView view(
      ConnectionId id,
      ScopeType type,
      List<Coverage> coverages,
      State state,
      @Nullable String reason,
      Reach reach) {
    return new ConnectionView(
        id,
        type,
        FakeHarness.SERVER,
        "Acme",
        coverages,
        state,
        reason,
        "jira-connector (service account)",
        null,
        reach);
  }
}
