package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.api.Routes.On;
import dev.harnessjira.sandbox.harness.delivery.Deliveries;
import dev.harnessjira.sandbox.harness.model.Execution;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.harness.model.Webhook.Parent;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.http.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Managing the webhooks of a repository or a space, and their execution history. */
final class WebhookCalls<T> {

  private static final Duration KEPT = Duration.ofDays(7);

  private final World world;
  private final Deliveries deliveries;
  private final RestShapes shapes;
  private final Function<T, Parent> parent;
  private final WebhookForm form;

  WebhookCalls(
      World world,
      Deliveries deliveries,
      RestShapes shapes,
      Function<T, Parent> parent,
      WebhookForm form) {
    this.world = world;
    this.deliveries = deliveries;
    this.shapes = shapes;
    this.parent = parent;
    this.form = form;
  }

  void addTo(Routes<T> routes) {
    routes
        .on("POST", "webhooks", this::create)
        .on("GET", "webhooks", this::list)
        .on("GET", "webhooks/*", on -> Answers.ok(shapes.webhook(webhook(on))))
        .on("PATCH", "webhooks/*", this::update)
        .on("DELETE", "webhooks/*", this::delete)
        .on("GET", "webhooks/*/executions", this::executions)
        .on("GET", "webhooks/*/executions/*", this::execution)
        .on("POST", "webhooks/*/executions/*/retrigger", this::retrigger);
  }

  private Reply create(On<T> on) {
    var at = parent(on);
    Guard.edit(on.call(), space(at));
    var body = on.call().json();
    var identifier = form.identifier(body);
    refuseTaken(at, identifier);
    var webhook = new Webhook(world.nextId(), at, identifier, on.call().actor(), world.now());
    form.fill(webhook, body);
    world.webhooks.add(webhook);
    return Answers.json(201, shapes.webhook(webhook));
  }

  private Reply list(On<T> on) {
    var call = on.call();
    Guard.view(call, space(parent(on)));
    var parents = call.flag("inherited") ? chain(parent(on)) : List.of(parent(on));
    var webhooks =
        world.webhooks.stream()
            .filter(webhook -> parents.contains(webhook.parent))
            .filter(w -> w.identifier.toLowerCase(Locale.ROOT).contains(call.lowerText("query")))
            .sorted(order(call))
            .toList();
    return Answers.page(call, webhooks, shapes::webhook);
  }

  private Reply update(On<T> on) {
    Guard.edit(on.call(), space(parent(on)));
    var webhook = webhook(on);
    var body = on.call().json();
    form.fill(webhook, body);
    webhook.version++;
    webhook.updated = world.now();
    return Answers.ok(shapes.webhook(webhook));
  }

  private Reply delete(On<T> on) {
    Guard.edit(on.call(), space(parent(on)));
    world.webhooks.remove(webhook(on));
    return Reply.empty(204);
  }

  private Reply executions(On<T> on) {
    Guard.view(on.call(), space(parent(on)));
    // The real server trips over a missing webhook here.
    return find(on)
        .map(webhook ->
            Answers.page(
                on.call(), kept(webhook), execution -> shapes.execution(webhook, execution)))
        .orElseGet(() -> Answers.json(500, null));
  }

  /** The newest first; those of more than a week ago are gone. */
  private List<Execution> kept(Webhook webhook) {
    var since = world.now() - KEPT.toMillis();
    return webhook.executions.reversed().stream()
        .filter(execution -> execution.created() > since)
        .toList();
  }

  private Reply execution(On<T> on) {
    Guard.view(on.call(), space(parent(on)));
    var webhook = webhook(on);
    return Answers.ok(shapes.execution(webhook, execution(webhook, on.open(1))));
  }

  private Reply retrigger(On<T> on) {
    Webhook webhook;
    Execution execution;
    synchronized (world) {
      Guard.edit(on.call(), space(parent(on)));
      webhook = webhook(on);
      execution = execution(webhook, on.open(1));
    }
    return Answers.ok(shapes.execution(webhook, deliveries.retrigger(webhook, execution)));
  }

  private void refuseTaken(Parent at, String identifier) {
    var taken =
        world.webhooks.stream()
            .anyMatch(w -> w.parent.equals(at) && w.identifier.equalsIgnoreCase(identifier));
    Refused.unless(!taken, 409, "Resource already exists");
  }

  private Webhook webhook(On<T> on) {
    return find(on).orElseThrow(() -> new Refused(404, "Webhook not found"));
  }

  /** A name of digits only is read as a database id. */
  private Optional<Webhook> find(On<T> on) {
    var name = on.open(0);
    var numeric = name.chars().allMatch(Character::isDigit);
    return world.webhooks.stream()
        .filter(webhook -> webhook.parent.equals(parent(on)))
        .filter(webhook ->
            numeric
                ? name.equals(Long.toString(webhook.id))
                : name.equalsIgnoreCase(webhook.identifier))
        .findFirst();
  }

  private static Execution execution(Webhook webhook, String id) {
    return webhook.executions.stream()
        .filter(execution -> id.equals(Long.toString(execution.id())))
        .findFirst()
        .orElseThrow(() -> new Refused(404, "Webhook execution not found"));
  }

  private static Comparator<Webhook> order(Call call) {
    Comparator<Webhook> order =
        switch (call.text("sort")) {
          case "uid", "identifier" -> Comparator.comparing(webhook -> webhook.identifier);
          case "display_name" -> Comparator.comparing(webhook -> webhook.displayName);
          case "updated" -> Comparator.comparingLong(webhook -> webhook.updated);
          default -> Comparator.comparingLong(webhook -> webhook.id);
        };
    return call.text("order").equals("desc") ? order.reversed() : order;
  }

  private Parent parent(On<T> on) {
    return parent.apply(on.at());
  }

  private static Space space(Parent parent) {
    return switch (parent) {
      case Webhook.OfRepository(var repository) -> repository.space;
      case Webhook.OfSpace(var space) -> space;
    };
  }

  private static List<Parent> chain(Parent parent) {
    List<Parent> parents = new ArrayList<>(List.of(parent));
    for (var space : space(parent).chain()) {
      parents.add(new Webhook.OfSpace(space));
    }
    return parents;
  }
}
