package dev.harnessjira.scenario;

import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.scenario.ShownIssue.ShownBranch;
import dev.harnessjira.scenario.ShownIssue.ShownPullRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a site of the simulated Jira shows what repositories of the simulated Harness hold: pull
 * requests with title, state, target and reviewers, branches with their heads, and commits.
 */
public final class Agreement {

  private final HarnessSimulator harness;
  private final JiraSimulator jira;
  private final String site;
  private final Truth truth;

  public Agreement(
      HarnessSimulator harness, JiraSimulator jira, String site, List<Repository> repositories) {
    this.harness = harness;
    this.jira = jira;
    this.site = site;
    this.truth = new Truth(harness, repositories);
  }

  /** What is missing in Jira and what should not be there, for these issues. */
  public List<String> differences(Collection<String> keys) {
    synchronized (harness.world()) {
      return keys.stream().flatMap(key -> differences(key).stream()).toList();
    }
  }

  private List<String> differences(String key) {
    var shown = new Shown(new Words(0)).issue(jira.panel(site, key));
    var should = truth.issue(key);
    var found = new ArrayList<String>();
    compare(found, key, should.pullRequests(), lines(shown.pullRequests(), Agreement::line));
    compare(found, key, should.branches(), lines(shown.branches(), Agreement::line));
    commits(found, key, should.commits(), lines(shown.commits(), it -> it.link().url()));
    return found;
  }

  private void commits(List<String> found, String key, Set<String> should, Set<String> shown) {
    should.stream()
        .filter(commit -> !shown.contains(commit))
        .forEach(commit -> found.add(key + " lacks " + commit + ": " + truth.about(commit)));
    shown.stream()
        .filter(commit -> !should.contains(commit) && !truth.isLeftBehind(commit, key))
        .forEach(commit -> found.add(key + " should not show " + commit));
  }

  private static void compare(
      List<String> found, String key, Set<String> should, Set<String> shown) {
    should.stream()
        .filter(line -> !shown.contains(line))
        .forEach(line -> found.add(key + " lacks " + line));
    shown.stream()
        .filter(line -> !should.contains(line))
        .forEach(line -> found.add(key + " should not show " + line));
  }

  private static String line(ShownPullRequest pull) {
    return "%s: %s, %s, into %s, %s"
        .formatted(
            pull.link().url(),
            pull.title(),
            pull.status(),
            pull.destination().text(),
            new TreeSet<>(pull.reviewers()));
  }

  private static String line(ShownBranch branch) {
    var head = branch.lastCommit().link().url();
    return branch.link().url() + " at " + head.substring(head.lastIndexOf('/') + 1);
  }

  private static <T> Set<String> lines(List<T> all, Function<T, String> line) {
    return all.stream().map(line).collect(Collectors.toSet());
  }
}
