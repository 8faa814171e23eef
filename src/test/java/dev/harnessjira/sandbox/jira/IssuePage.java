package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.jira.JiraSimulator.Panel;
import dev.harnessjira.sandbox.pages.Html;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** An issue with its Development panel, drawn from what the site accepted. */
final class IssuePage {

  private IssuePage() {}

  static Html page(JiraWorld.Site site, String key, Panel panel) {
    return Html.of(
        """
        <nav aria-label="Breadcrumbs"><ol class="crumbs"><li><a href="/sites/{}">{}</a></li><li>{}</li></ol></nav>
        <h1>{}</h1><noscript><meta http-equiv="refresh" content="3"></noscript>
        <section class="card panel" id="development" data-live><h2>Development</h2>{}</section>
        <p class="small">The panel renews itself. What Jira did not accept is not here.</p>
        """,
        site.slug(),
        site.name(),
        key,
        site.issues().getOrDefault(key, "This issue does not exist"),
        panel.isEmpty()
            ? new Html("<p class=\"empty\" id=\"empty\">No branch, commit or pull request yet.</p>")
            : content(panel));
  }

  private static Html content(Panel panel) {
    return section("Pull requests", "pull request", panel.pullRequests(), IssuePage::pullRequest)
        .and(section("Branches", "branch", panel.branches(), IssuePage::branch))
        .and(section("Commits", "commit", panel.commits(), IssuePage::commit));
  }

  private interface Draw {

    Html draw(JsonNode node);
  }

  private static Html section(String title, String one, List<JsonNode> nodes, Draw draw) {
    return Html.when(
        !nodes.isEmpty(),
        Html.of(
            "<h3>{} <small>{} {}</small></h3><ul class=\"list {}\">{}</ul>",
            title,
            nodes.size(),
            nodes.size() == 1 ? one : title.toLowerCase(Locale.ROOT),
            one.replace(' ', '-'),
            Html.each(nodes, draw::draw)));
  }

  private static Html pullRequest(JsonNode node) {
    return Html.of(
        """
        <li><div class="line"><span><a href="{}">{}</a></span>{}</div>
        <div class="line"><small class="people">{} {} · {} · {} → {}</small><span class="people">{}</span></div></li>
        """,
        text(node, "url"),
        text(node, "title"),
        status(text(node, "status")),
        avatar(node.path("author"), ""),
        text(node.path("author"), "name"),
        text(node, "displayId"),
        branchLink(node, "sourceBranch"),
        branchLink(node, "destinationBranch"),
        Html.each(reviewers(node), IssuePage::reviewer));
  }

  private static List<JsonNode> reviewers(JsonNode node) {
    return node.path("reviewers").valueStream().toList();
  }

  private static Html branchLink(JsonNode node, String field) {
    var url = text(node, field + "Url");
    return url.isEmpty()
        ? Html.of("{}", text(node, field))
        : Html.of("<a href=\"{}\">{}</a>", url, text(node, field));
  }

  static Html status(String status) {
    return switch (status) {
      case "OPEN" -> lozenge("blue", "Open");
      case "MERGED" -> lozenge("green", "Merged");
      case "DECLINED" -> lozenge("red", "Declined");
      case "DRAFT" -> lozenge("", "Draft");
      default -> lozenge("", "Unknown");
    };
  }

  private static Html lozenge(String colour, String text) {
    return Html.of("<span class=\"lozenge status {}\">{}</span>", colour, text);
  }

  private static Html reviewer(JsonNode reviewer) {
    var approval = reviewer.path("approvalStatus").asString("UNAPPROVED");
    return switch (approval) {
      case "APPROVED" -> reviewer(reviewer, "approved", "approved");
      case "NEEDSWORK" -> reviewer(reviewer, "refusing", "needs work");
      default -> reviewer(reviewer, "", "has not approved");
    };
  }

  private static Html reviewer(JsonNode reviewer, String mark, String words) {
    return Html.of(
        "<span class=\"people reviewer\">{} <small>{} {}</small></span>",
        avatar(reviewer, mark),
        text(reviewer, "name"),
        words);
  }

  private static Html avatar(JsonNode person, String mark) {
    var name = text(person, "name");
    return Html.of(
        "<span class=\"avatar {}\" aria-hidden=\"true\">{}</span>",
        mark,
        name.isEmpty() ? "?" : name.substring(0, 1).toUpperCase(Locale.ROOT));
  }

  private static Html branch(JsonNode node) {
    var create = text(node, "createPullRequestUrl");
    return Html.of(
        "<li><div class=\"line\"><a href=\"{}\">{}</a>{}</div><small>Last commit <a href=\"{}\"><code>{}</code></a> {}</small></li>",
        text(node, "url"),
        text(node, "name"),
        Html.when(!create.isEmpty(), Html.of("<a href=\"{}\">Create pull request</a>", create)),
        text(node.path("lastCommit"), "url"),
        text(node.path("lastCommit"), "displayId"),
        firstLine(node.path("lastCommit")));
  }

  private static Html commit(JsonNode node) {
    var merge =
        node.path("flags").valueStream().anyMatch(f -> f.asString("").equals("MERGE_COMMIT"));
    return Html.of(
        "<li><div class=\"line\"><span><a href=\"{}\"><code>{}</code></a> {}{}</span><small class=\"people\">{} {} · {} {}</small></div></li>",
        text(node, "url"),
        text(node, "displayId"),
        firstLine(node),
        Html.when(merge, Html.of(" {}", lozenge("", "Merge"))),
        avatar(node.path("author"), ""),
        text(node.path("author"), "name"),
        node.path("fileCount").asInt(),
        node.path("fileCount").asInt() == 1 ? "file" : "files");
  }

  private static String firstLine(JsonNode commit) {
    return text(commit, "message").lines().findFirst().orElse("");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
