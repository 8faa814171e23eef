package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.pages.Frame;
import dev.harnessjira.sandbox.pages.Html;
import java.util.List;

/** Where a person chooses whom to be and gives consent, as on auth.atlassian.com. */
final class ConsentPage {

  private final JiraWorld world;
  private final Frame frame;

  ConsentPage(JiraWorld world, Frame frame) {
    this.world = world;
    this.frame = frame;
  }

  Reply ask(Request request) {
    return frame.page(
        "Consent",
        Html.of(
            """
            <h1>Harness Code for Jira asks for access to your Atlassian account</h1>
            <form class="card" method="post" action="/authorize">{}
            <fieldset><legend>Who are you?</legend>{}</fieldset>
            <label>Use app on <select name="site"><option value="all">all my sites</option>{}</select></label>
            <h3>It would like to</h3><ul>{}</ul>
            <p class="row"><button class="primary">Accept</button><button name="cancel" value="1">Cancel</button></p>
            </form>
            """,
            Html.each(List.of("redirect_uri", "state", "scope"), name -> hidden(request, name)),
            Html.each(world.people, this::person),
            Html.each(
                List.copyOf(world.sites.values()),
                site -> Html.of("<option value=\"{}\">{}</option>", site.cloudId(), site.name())),
            Html.each(
                List.of(text(request, "scope").split(" ")),
                scope -> Html.of("<li><code>{}</code></li>", scope))));
  }

  Reply wrong(String what) {
    return frame.page(
        400,
        "Something went wrong",
        Html.of("<h1>Something went wrong</h1><p class=\"refused\">{}</p>", what));
  }

  private Html person(JiraWorld.Person person) {
    return Html.of(
        "<label class=\"check\"><input type=\"radio\" name=\"person\" value=\"{}\"{}><span>{}<br><small>{}</small></span></label>",
        person.accountId(),
        new Html(person.equals(world.people.getFirst()) ? " checked" : ""),
        person.role(),
        person.explanation());
  }

  private static Html hidden(Request request, String name) {
    return Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, text(request, name));
  }

  private static String text(Request request, String name) {
    var value = request.query(name);
    return value == null ? "" : value;
  }
}
