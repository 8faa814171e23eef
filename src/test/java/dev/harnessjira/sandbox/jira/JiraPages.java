package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import dev.harnessjira.sandbox.jira.JiraSimulator.Panel;
import dev.harnessjira.sandbox.pages.Frame;
import dev.harnessjira.sandbox.pages.Html;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Pages of the simulated Jira sites: issues, an issue, OAuth credentials. */
final class JiraPages {

  private static final String KEY = "[A-Z][A-Z0-9_]{1,9}-[1-9]\\d{0,5}";

  private final JiraSimulator jira;
  private final JiraWorld world;
  private final Frame frame;

  JiraPages(JiraSimulator jira, JiraWorld world, Frame frame) {
    this.jira = jira;
    this.world = world;
    this.frame = frame;
  }

  void register(SandboxServer server) {
    frame.mount(server);
    server.page("GET", "/", request -> Reply.redirect("/sites/acme"));
    server.page("GET", "/sites/{site}", this::issues);
    server.page("POST", "/sites/{site}", this::addIssue);
    server.page("GET", "/sites/{site}/_edge/tenant_info", this::tenant);
    server.page("GET", "/sites/{site}/browse/{key}", this::issue);
    server.page("GET", "/sites/{site}/settings/oauth-credentials", this::credentials);
    server.page("POST", "/sites/{site}/settings/oauth-credentials", this::createCredentials);
  }

  private Reply tenant(Request request) {
    return Reply.json(200, Map.of("cloudId", site(request).cloudId()));
  }

  private JiraWorld.Site site(Request request) {
    return world.bySlug(request.parameter("site"));
  }

  private Reply issues(Request request) {
    var site = site(request);
    var identities = world.identities(site.cloudId());
    return frame.page(
        "Issues of " + site.name(),
        Html.of(
            """
            <h1>Issues of {}</h1>{}<ul class="list" data-live>{}</ul>
            <form class="card" method="post"><h2>Add an issue</h2>
            <label>Key <input type="text" name="key" required pattern="{}" value="DEMO-5"></label>
            <label>Summary <input type="text" name="summary" required value="Something else"></label>
            <p class="row"><button>Add</button></p></form>
            <p class="small">Written by: {}</p>
            """,
            site.name(),
            tabs(site),
            Html.each(
                site.issues().keySet().stream().sorted(Comparator.naturalOrder()).toList(),
                key -> line(site, key)),
            KEY,
            identities.isEmpty() ? "nobody yet" : String.join(", ", identities)));
  }

  private Html tabs(JiraWorld.Site current) {
    return Html.of(
        "<nav class=\"tabs\" aria-label=\"Sites\">{}<a href=\"/sites/{}/settings/oauth-credentials\">OAuth credentials</a></nav>",
        Html.each(
            List.copyOf(world.sites.values()),
            site ->
                Html.of(
                    "<a href=\"/sites/{}\"{}>{}</a>",
                    site.slug(),
                    new Html(site.equals(current) ? " aria-current=\"page\"" : ""),
                    site.name())),
        current.slug());
  }

  private Html line(JiraWorld.Site site, String key) {
    return Html.of(
        "<li class=\"line\"><span><a href=\"/sites/{}/browse/{}\">{}</a> {}</span><small class=\"people\">{}</small></li>",
        site.slug(),
        key,
        key,
        site.issues().get(key),
        summary(jira.panel(site.cloudId(), key)));
  }

  private static Html summary(Panel panel) {
    var counts =
        Html.of(
            "{} · {} · {} ",
            count(panel.pullRequests().size(), "pull request", "pull requests"),
            count(panel.branches().size(), "branch", "branches"),
            count(panel.commits().size(), "commit", "commits"));
    return Html.when(
        !panel.isEmpty(),
        panel.pullRequests().isEmpty() ? counts : counts.and(IssuePage.status(panel.status())));
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private Reply addIssue(Request request) {
    var site = site(request);
    var key = request.form().getOrDefault("key", "").strip();
    if (!key.matches(KEY)) {
      return frame.page(
          400,
          "No issue key",
          Html.of("<h1>“{}” is no issue key</h1><p>A key looks like DEMO-5.</p>", key));
    }
    jira.addIssue(site.cloudId(), key, request.form().getOrDefault("summary", ""));
    return Reply.redirect("/sites/" + site.slug() + "/browse/" + key);
  }

  private Reply issue(Request request) {
    var site = site(request);
    var key = request.parameter("key");
    return frame.page(key, IssuePage.page(site, key, jira.panel(site.cloudId(), key)));
  }

  private Reply credentials(Request request) {
    var site = site(request);
    return frame.page(
        "OAuth credentials",
        Html.of(
            """
            <h1>OAuth credentials of {}</h1><p>A site admin makes these in Jira's settings, under Apps.</p>
            <form class="card" method="post">
            <label>App name <input type="text" name="name" required></label>
            <label>Server base URL <input type="text" name="base" required></label>
            <label>Logo URL <input type="text" name="logo"></label>
            <label class="check"><input type="checkbox" name="devinfo" checked> Development information</label>
            <label class="check"><input type="checkbox" name="builds"> Builds</label>
            <label class="check"><input type="checkbox" name="deployments"> Deployments</label>
            <p class="row"><button class="primary">Create</button></p></form>{}
            """,
            site.name(),
            existing(site)));
  }

  private Html existing(JiraWorld.Site site) {
    var own = world.credentials.values().stream().filter(c -> c.cloudId().equals(site.cloudId()));
    return Html.of(
        "<ul class=\"list\">{}</ul>",
        Html.each(
            own.toList(),
            made ->
                Html.of(
                    "<li class=\"line\"><span>{} <code>{}</code></span><small>{}</small></li>",
                    made.name(),
                    made.clientId(),
                    made.developmentInformation()
                        ? "Development information"
                        : "no development information")));
  }

  private Reply createCredentials(Request request) {
    var site = site(request);
    var form = request.form();
    var made =
        jira.createCredentials(
            site.cloudId(), form.getOrDefault("name", ""), form.containsKey("devinfo"));
    return frame.page(
        "OAuth credentials",
        Html.of(
            "<h1>Created</h1><p>The secret is shown only once.</p><h3>Client ID</h3>{}<h3>Secret</h3>{}",
            copied("client-id", made.clientId()),
            copied("client-secret", made.secret())));
  }

  private static Html copied(String id, String text) {
    return Html.of(
        "<p class=\"copy\"><code id=\"{}\">{}</code><button type=\"button\" data-copy=\"{}\">Copy</button></p>",
        id,
        text,
        text);
  }
}
