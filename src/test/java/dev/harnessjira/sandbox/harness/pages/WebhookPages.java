package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.model.Execution;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.pages.Html;

/** The webhooks of a place and what came of each delivery. */
final class WebhookPages {

  private static final int MOST_EXECUTIONS = 50;

  private final World world;
  private final Parts parts;

  WebhookPages(World world, Parts parts) {
    this.world = world;
    this.parts = parts;
  }

  Html list(Visit visit, Html heading) {
    var here = world.webhooks.stream().filter(hook -> isHere(hook, visit.place())).toList();
    return Html.of(
        "{}{}",
        heading,
        here.isEmpty()
            ? new Html("<p class=\"empty\">No webhook is registered here.</p>")
            : Html.of("<ul class=\"list\">{}</ul>", Html.each(here, hook -> line(visit, hook))));
  }

  private Html line(Visit visit, Webhook webhook) {
    return Html.of(
        "<li><div class=\"line\"><a href=\"{}/webhooks/{}\">{}</a> {}</div><small>{}<br>{}</small></li>",
        base(visit),
        webhook.id,
        webhook.displayName,
        result(webhook),
        webhook.url,
        webhook.description);
  }

  private static Html result(Webhook webhook) {
    if (!webhook.enabled) {
      return Parts.lozenge("", "Disabled");
    }
    var latest = webhook.latestResult;
    return latest == null ? Parts.lozenge("", "Never called") : result(latest);
  }

  private static Html result(String result) {
    return result.equals(Execution.SUCCESS)
        ? Parts.lozenge("green", "Delivered")
        : Parts.lozenge("red", "Failed");
  }

  Html webhook(Visit visit, Html heading) {
    var webhook = find(visit);
    return Html.of(
        """
        {}<h2>{}</h2><dl><dt>Address</dt><dd><code>{}</code></dd><dt>Secret</dt><dd>{}</dd><dt>Triggers</dt><dd>{}</dd>
        <dt>Description</dt><dd>{}</dd></dl>
        <form class="row" method="post" action="{}/webhooks/{}">{}{}</form>
        <div data-live><h2>Executions</h2>{}</div>
        """,
        heading,
        webhook.displayName,
        webhook.url,
        webhook.secret.isEmpty() ? "none" : "set",
        webhook.triggers.isEmpty() ? "all" : String.join(", ", webhook.triggers),
        webhook.description,
        base(visit),
        webhook.id,
        webhook.enabled ? Parts.button("disable", "Disable") : Parts.button("enable", "Enable"),
        Parts.button("delete-webhook", "Delete", "danger"),
        executions(visit, webhook));
  }

  private Html executions(Visit visit, Webhook webhook) {
    var latest = webhook.executions.reversed().stream().limit(MOST_EXECUTIONS).toList();
    return latest.isEmpty()
        ? new Html("<p class=\"empty\">Nothing has happened since it was registered.</p>")
        : Html.of(
            "<ul class=\"list\">{}</ul>",
            Html.each(latest, execution -> execution(visit, webhook, execution)));
  }

  private Html execution(Visit visit, Webhook webhook, Execution execution) {
    var outcome = execution.outcome();
    return Html.of(
        """
        <li><div class="line"><span>{} <code>{}</code> <small>{} {} {}</small></span>
        <form class="inline" method="post" action="{}/webhooks/{}"><input type="hidden" name="execution" value="{}">{}</form></div>
        <details><summary class="small">What was sent</summary><pre>{}</pre><pre>{}</pre></details></li>
        """,
        result(execution.result()),
        execution.trigger(),
        Parts.time(execution.created()),
        outcome.status(),
        outcome.error(),
        base(visit),
        webhook.id,
        execution.id(),
        Parts.button("retrigger", "Send again"),
        execution.request().headers(),
        execution.request().body());
  }

  Webhook find(Visit visit) {
    return world.webhooks.stream()
        .filter(hook -> isHere(hook, visit.place()))
        .filter(hook -> visit.place().detail().equals(Long.toString(hook.id)))
        .findFirst()
        .orElseThrow(() -> new Refused(404, "The webhook has been deleted"));
  }

  static Execution execution(Webhook webhook, String id) {
    return webhook.executions.stream()
        .filter(execution -> id.equals(Long.toString(execution.id())))
        .findFirst()
        .orElseThrow(() -> new Refused(404, "There is no such execution"));
  }

  private String base(Visit visit) {
    var repository = visit.place().repository();
    return repository == null
        ? parts.addresses().pathOf(visit.place().space())
        : parts.addresses().pathOf(repository);
  }

  private static boolean isHere(Webhook webhook, Place place) {
    return switch (webhook.parent) {
      case Webhook.OfRepository(var repository) -> repository == place.repository();
      case Webhook.OfSpace(var space) -> place.repository() == null && place.space() == space;
    };
  }
}
