package dev.harnessjira.bench;

import dev.harnessjira.sandbox.harness.BulkWorld;
import dev.harnessjira.sandbox.harness.BulkWorld.BulkPull;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Jira should hold of a bulk world once all of it is read, and what it does hold, in one form:
 * repository, kind, name and issues of each pull request, branch and commit.
 */
public final class BulkDevelopment {

  private BulkDevelopment() {}

  public static Set<String> wanted(BulkWorld world) {
    return world.pulls().stream()
        .filter(it -> it.isKeyed() && it.isRead())
        .flatMap(BulkDevelopment::wanted)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The branch while it is open: afterwards none of those that are left names an issue itself. */
  private static Stream<String> wanted(BulkPull it) {
    var pull = it.pull();
    var repository = Long.toString(pull.target.id);
    var own = Stream.of(text(repository, "pull_request", "#" + pull.number, it.issues()));
    var branch =
        pull.state == State.OPEN
            ? Stream.of(text(repository, "branch", pull.sourceBranch, it.issues()))
            : Stream.<String>empty();
    var commits = it.commits().stream().map(sha -> text(repository, "commit", sha, it.issues()));
    return Stream.concat(Stream.concat(own, branch), commits);
  }

  /** Of the bulk world's issues, and whatever else is of its repositories. */
  public static Set<String> held(JiraSimulator jira, BulkWorld world) {
    var repositories =
        world.pulls().stream()
            .map(it -> Long.toString(it.pull().target.id))
            .collect(Collectors.toSet());
    return jira.held(JiraSimulator.ACME).stream()
        .filter(it -> repositories.contains(repository(it)))
        .map(it -> text(repository(it), it.type(), name(it), it.issues()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String repository(JiraSimulator.Held held) {
    return held.repository().substring(held.repository().lastIndexOf('-') + 1);
  }

  private static String name(JiraSimulator.Held held) {
    return switch (held.type()) {
      case "pull_request" -> held.node().path("displayId").asString("");
      case "branch" -> held.node().path("name").asString("");
      default -> held.id();
    };
  }

  private static String text(String repository, String type, String name, Set<String> issues) {
    return repository + " " + type + " " + name + " " + new TreeSet<>(issues);
  }
}
