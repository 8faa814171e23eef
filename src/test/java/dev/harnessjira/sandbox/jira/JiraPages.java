package dev.harnessjira.sandbox.jira;

import static dev.harnessjira.sandbox.http.Reply.escape;

import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Pages of the simulated Jira: consent, issues with their Development panel, switches. */
final class JiraPages {

  private final JiraSimulator jira;
  private final JiraWorld world;

  JiraPages(JiraSimulator jira, JiraWorld world) {
    this.jira = jira;
    this.world = world;
  }

  void register(SandboxServer server) {
    server.page("GET", "/", request -> Reply.redirect("/sites/acme"));
    server.page("GET", "/sites/{site}", this::issues);
    server.page("GET", "/sites/{site}/_edge/tenant_info", this::tenant);
    server.page("GET", "/sites/{site}/browse/{key}", this::issue);
    server.page("GET", "/sites/{site}/settings/oauth-credentials", this::credentials);
    server.page("POST", "/sites/{site}/settings/oauth-credentials", this::createCredentials);
    server.page("GET", "/sandbox/jira", this::switches);
    server.page("POST", "/sandbox/jira", this::turn);
  }

  static String consent(JiraWorld world, Request request) {
    var form = new StringBuilder("<form method=post action=/authorize>");
    for (var field : new String[] {"redirect_uri", "state", "scope"}) {
      form.append(
          "<input type=hidden name=%s value=\"%s\">".formatted(field, text(request, field)));
    }
    form.append("<fieldset><legend>Who are you?</legend>");
    var first = " checked";
    for (var person : world.people) {
      form.append(
          "<label><input type=radio name=person value=%s%s> %s</label>"
              .formatted(person.accountId(), first, person.role()));
      first = "";
    }
    form.append("</fieldset><label>Use app on <select name=site><option value=all>all my sites");
    world.sites.values().stream()
        .forEach(site -> form.append("<option value=%s>%s".formatted(site.cloudId(), site.name())));
    form.append("</select></label><p>It asks for: <code>")
        .append(text(request, "scope"))
        .append("</code></p><p class=row><button class=primary>Accept</button>")
        .append("<button name=cancel value=1>Cancel</button></p></form>");
    return page("Harness Code for Jira asks for access", form.toString());
  }

  private static String text(Request request, String field) {
    var value = request.query(field);
    return escape(value == null ? "" : value);
  }

  private Reply tenant(Request request) {
    return Reply.json(200, Map.of("cloudId", world.bySlug(request.parameter("site")).cloudId()));
  }

  private Reply issues(Request request) {
    var site = world.bySlug(request.parameter("site"));
    var list = new StringBuilder("<ul class=cards>");
    new TreeMap<>(site.issues())
        .forEach((key, summary) ->
            list.append(
                "<li><a href=/sites/%s/browse/%s>%s</a> %s</li>"
                    .formatted(site.slug(), key, key, escape(summary))));
    list.append(
        "</ul><p><a href=/sites/%s/settings/oauth-credentials>OAuth credentials</a>"
            .formatted(site.slug()));
    list.append(" · <a href=/sandbox/jira>Switches</a></p>");
    return Reply.html(page("Issues of " + site.name(), list.toString()));
  }

  private Reply issue(Request request) {
    var site = world.bySlug(request.parameter("site"));
    var key = request.parameter("key");
    var panel = jira.panel(site.cloudId(), key);
    var body = new StringBuilder("<meta http-equiv=refresh content=3>");
    body.append("<p><a href=/sites/%s>All issues</a></p>".formatted(site.slug()));
    body.append("<p class=summary>%s</p>".formatted(escape(site.issues().getOrDefault(key, ""))));
    body.append("<section class=panel id=development><h2>Development</h2>");
    if (panel.isEmpty()) {
      body.append("<p id=empty>Nothing yet.</p>");
    }
    section(body, "Pull requests", panel.pullRequests(), JiraPages::pullRequest);
    section(body, "Branches", panel.branches(), JiraPages::branch);
    section(body, "Commits", panel.commits(), JiraPages::commit);
    return Reply.html(page(key, body.append("</section>").toString()));
  }

  private interface Draw {
    String draw(JsonNode node);
  }

  private static void section(
      StringBuilder body, String title, Iterable<JsonNode> nodes, Draw draw) {
    if (nodes.iterator().hasNext()) {
      body.append("<h3>").append(title).append("</h3><ul class=cards>");
      nodes.forEach(node -> body.append("<li>").append(draw.draw(node)).append("</li>"));
      body.append("</ul>");
    }
  }

  private static String pullRequest(JsonNode node) {
    var reviewers = new StringBuilder();
    for (var reviewer : node.path("reviewers")) {
      reviewers.append(
          " · %s: %s"
              .formatted(
                  escape(reviewer.path("name").asString("")),
                  reviewer.path("approvalStatus").asString("UNAPPROVED")));
    }
    var status = node.path("status").asString();
    return "<span class=\"lozenge %s\">%s</span> <a href=\"%s\">%s</a><br><small>%s → %s · %s%s</small>"
        .formatted(
            status,
            status,
            escape(node.path("url").asString()),
            escape(node.path("title").asString()),
            escape(node.path("sourceBranch").asString()),
            escape(node.path("destinationBranch").asString("")),
            escape(node.path("author").path("name").asString("")),
            reviewers);
  }

  private static String branch(JsonNode node) {
    return "<a href=\"%s\">%s</a> <small><a href=\"%s\">Create pull request</a></small>"
        .formatted(
            escape(node.path("url").asString()),
            escape(node.path("name").asString()),
            escape(node.path("createPullRequestUrl").asString("#")));
  }

  private static String commit(JsonNode node) {
    return "<a href=\"%s\"><code>%s</code></a> %s <small>%s</small>"
        .formatted(
            escape(node.path("url").asString()),
            escape(node.path("displayId").asString()),
            escape(node.path("message").asString().lines().findFirst().orElse("")),
            escape(node.path("author").path("name").asString("")));
  }

  private Reply credentials(Request request) {
    return Reply.html(
        page(
            "OAuth credentials",
            """
            <form method=post>
            <label>App name <input name=name required></label>
            <label>Server base URL <input name=base required></label>
            <label>Logo URL <input name=logo></label>
            <label><input type=checkbox name=devinfo checked> Development information</label>
            <p><button class=primary>Create</button></p></form>\
            """));
  }

  private Reply createCredentials(Request request) {
    var site = world.bySlug(request.parameter("site"));
    var made = jira.createCredentials(site.cloudId(), request.form().containsKey("devinfo"));
    return Reply.html(
        page(
            "OAuth credentials",
            "<p>Client ID <code id=client-id>%s</code></p><p>Secret <code id=client-secret>%s</code></p>"
                .formatted(made.clientId(), made.secret())));
  }

  private Reply switches(Request request) {
    var state = jira.faults().active() ? "Something is switched to fail." : "All is well.";
    var calls = new StringBuilder("<ul class=cards>");
    var all = jira.faults().calls();
    for (var call : all.subList(Math.max(0, all.size() - 15), all.size()).reversed()) {
      calls.append(
          "<li><code>%s %s</code> %d</li>"
              .formatted(call.method(), escape(call.path()), call.status()));
    }
    return Reply.html(
        page(
            "Switches of the simulated Jira",
            "<p>"
                + state
                + " 3LO "
                + (jira.threeLoMayWrite() ? "may" : "may not")
                + " write.</p><form method=post class=row>"
                + button("401", "Answer 401")
                + button("403", "Answer 403")
                + button("404", "Answer 404")
                + button("413", "Answer 413")
                + button("429", "Answer 429, retry after 10 s")
                + button("500", "Answer 500")
                + button("slow", "Answer after 5 s")
                + button("cut", "Cut the connection")
                + button("late", "Apply 202s 5 s later")
                + button("threelo", "Let 3LO write, or not")
                + button("scope", "Take the dev-info scopes from the app")
                + button("clear", "All well again")
                + "</form><h2>Latest calls</h2>"
                + calls
                + "</ul>"));
  }

  private static String button(String value, String label) {
    return "<button name=switch value=%s>%s</button>".formatted(value, label);
  }

  private Reply turn(Request request) {
    var chosen = request.form().getOrDefault("switch", "clear");
    switch (chosen) {
      case "clear" -> {
        jira.faults().clear();
        jira.appliedAfter(Duration.ZERO);
        jira.threeLoMayWrite(true);
      }
      case "slow" -> failDevInfo(new Faults.Kind.Slow(Duration.ofSeconds(5)));
      case "cut" -> failDevInfo(new Faults.Kind.CutBefore());
      case "late" -> jira.appliedAfter(Duration.ofSeconds(5));
      case "threelo" -> jira.threeLoMayWrite(!jira.threeLoMayWrite());
      case "scope" ->
          jira.appScopes(
              java.util.Set.of("offline_access", "read:me", "read:jira-work", "read:jira-user"));
      case "429" -> failDevInfo(new Faults.Kind.Status(429, 10));
      default -> failDevInfo(new Faults.Kind.Status(Integer.parseInt(chosen), null));
    }
    return Reply.redirect("/sandbox/jira");
  }

  private void failDevInfo(Faults.Kind kind) {
    jira.faults().failAll(request -> request.path().contains("/devinfo/"), kind);
  }

  static String page(String title, String body) {
    return """
    <!doctype html><html lang=en><head><meta charset=utf-8>
    <meta name=viewport content="width=device-width, initial-scale=1"><title>%s – Sandbox</title><style>
    :root{color-scheme:light dark;--b:light-dark(#fff,#1d1f23);--f:light-dark(#22252b,#d5d8de);--l:light-dark(#dfe2e8,#3a3e46);--a:light-dark(#6b3fa0,#c4a2f0)}
    body{font:16px/1.5 ui-sans-serif,system-ui,sans-serif;background:var(--b);color:var(--f);max-width:760px;margin:0 auto;padding:0 16px 48px}
    header{border-bottom:3px dashed var(--a);padding:12px 0;margin-bottom:24px;color:var(--a);font-weight:600}
    a{color:var(--a)} h1{font-size:24px} h2{font-size:18px} h3{font-size:15px;margin-bottom:4px}
    label{display:block;margin:8px 0} input:not([type=radio],[type=checkbox]),select{font:inherit;padding:6px;width:100%%;max-width:420px;display:block}
    button{font:inherit;padding:8px 14px;border:1px solid var(--l);border-radius:6px;background:transparent;color:inherit;cursor:pointer}
    .primary{background:var(--a);color:var(--b);border-color:var(--a)} .row{display:flex;gap:8px;flex-wrap:wrap}
    .cards{list-style:none;padding:0} .cards li{border:1px solid var(--l);border-radius:8px;padding:10px 12px;margin:6px 0;overflow-wrap:anywhere}
    .panel{border:1px solid var(--l);border-radius:12px;padding:4px 20px 16px} fieldset{border:1px solid var(--l);border-radius:8px}
    .lozenge{font-size:12px;font-weight:600;padding:2px 6px;border-radius:4px;background:#dddee1;color:#292a2e}
    .OPEN{background:#cfe1fd;color:#123263}.MERGED{background:#d3f1a7;color:#37471f}.DECLINED{background:#ffd5d2;color:#5d1f1a}
    code{overflow-wrap:anywhere}</style></head><body><header>Sandbox: a simulated Jira</header><main><h1>%s</h1>%s</main></body></html>\
    """
        .formatted(escape(title), escape(title), body);
  }
}
