package dev.harnessjira.scenario;

import dev.harnessjira.sandbox.jira.JiraSimulator.Panel;
import dev.harnessjira.scenario.ShownIssue.Link;
import dev.harnessjira.scenario.ShownIssue.Person;
import dev.harnessjira.scenario.ShownIssue.ShownBranch;
import dev.harnessjira.scenario.ShownIssue.ShownCommit;
import dev.harnessjira.scenario.ShownIssue.ShownPullRequest;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads what the simulated Jira holds. */
record Shown(Words words) {

  ShownIssue issue(Panel panel) {
    return new ShownIssue(
        panel.pullRequests().stream().map(this::pullRequest).toList(),
        panel.branches().stream().map(this::branch).toList(),
        panel.commits().stream().map(this::commit).toList());
  }

  private ShownPullRequest pullRequest(JsonNode node) {
    return new ShownPullRequest(
        text(node, "title"),
        text(node, "status"),
        person(node.path("author")),
        each(node.path("reviewers"), who -> text(who, "name") + " " + text(who, "approvalStatus")),
        each(node.path("reviewers"), this::person),
        node.path("commentCount").asInt(),
        new Link(text(node, "sourceBranch"), text(node, "sourceBranchUrl")),
        new Link(text(node, "destinationBranch"), text(node, "destinationBranchUrl")),
        new Link(text(node, "displayId"), text(node, "url")));
  }

  private ShownBranch branch(JsonNode node) {
    return new ShownBranch(
        new Link(text(node, "name"), text(node, "url")),
        text(node, "createPullRequestUrl"),
        commit(node.path("lastCommit")));
  }

  private ShownCommit commit(JsonNode node) {
    return new ShownCommit(
        text(node, "message").strip(),
        person(node.path("author")),
        node.path("fileCount").asInt(),
        each(node.path("files"), this::file),
        each(node.path("flags"), flag -> flag.asString("")).contains("MERGE_COMMIT"),
        new Link(text(node, "displayId"), text(node, "url")));
  }

  private String file(JsonNode node) {
    return "%s %s +%d -%d"
        .formatted(
            text(node, "changeType"),
            text(node, "path"),
            node.path("linesAdded").asInt(),
            node.path("linesRemoved").asInt());
  }

  private Person person(JsonNode node) {
    return new Person(text(node, "name"), text(node, "email"));
  }

  private static <T> List<T> each(JsonNode nodes, Function<JsonNode, T> read) {
    return nodes.valueStream().map(read).toList();
  }

  private String text(JsonNode node, String field) {
    return words.told(node.path(field).asString(""));
  }
}
