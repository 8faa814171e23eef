package dev.harnessjira.sandbox;

import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.delivery.Delivery;
import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.sandbox.pages.Html;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** What went over the wire lately: the product's calls, and the deliveries to it. */
final class CallsPage {

  private static final int MOST = 20;

  private final JiraSimulator jira;
  private final HarnessSimulator harness;

  CallsPage(JiraSimulator jira, HarnessSimulator harness) {
    this.jira = jira;
    this.harness = harness;
  }

  Html page() {
    return Html.of(
        "<h1>Latest calls</h1><div data-live>{}{}{}</div>",
        list("Deliveries from Harness", harness.deliveries(), CallsPage::delivery),
        list("Calls to Jira", jira.faults().calls(), CallsPage::call),
        list("Calls to Harness", harness.faults().calls(), CallsPage::call));
  }

  private static <T> Html list(String title, List<T> all, Function<T, Html> line) {
    var latest = all.subList(Math.max(0, all.size() - MOST), all.size()).reversed();
    return Html.of(
        "<h2>{}</h2>{}",
        title,
        latest.isEmpty()
            ? new Html("<p class=\"empty\">None yet.</p>")
            : Html.of("<ul class=\"list\">{}</ul>", Html.each(latest, line)));
  }

  private static Html delivery(Delivery delivery) {
    var outcome = delivery.execution().outcome();
    return Html.of(
        "<li><div class=\"line\"><span>{} <code>{}</code></span><small>{}</small></div>{}</li>",
        status(outcome.statusCode()),
        delivery.trigger(),
        outcome.error(),
        body(delivery.body()));
  }

  private static Html call(Faults.Call call) {
    return Html.of(
        "<li><div class=\"line\"><span>{} <code>{} {}</code></span></div>{}</li>",
        status(call.status()),
        call.method(),
        call.path(),
        body(new String(call.body(), StandardCharsets.UTF_8)));
  }

  private static Html status(int status) {
    var colour = status >= 200 && status < 300 ? "green" : "red";
    return Html.of(
        "<span class=\"lozenge {}\">{}</span>", colour, status == 0 ? "no answer" : status);
  }

  private static Html body(String body) {
    return Html.when(
        !body.isEmpty(),
        Html.of("<details><summary class=\"small\">Body</summary><pre>{}</pre></details>", body));
  }
}
