package dev.harnessjira.scenario;

import static java.util.Objects.requireNonNull;

import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.Commit;
import dev.harnessjira.sandbox.harness.model.History;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Reviewer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Jira should show of the repositories of a simulated Harness, computed from the simulator's
 * own rows by the rules that people are told, and by nothing of the product.
 */
final class Truth {

  private static final Pattern KEY =
      Pattern.compile("(?<![\\p{L}\\p{Nd}])[A-Z][A-Z0-9]+-[1-9][0-9]*(?![\\p{L}\\p{Nd}])");

  private final HarnessSimulator harness;
  private final History history;
  private final List<Repository> repositories;

  Truth(HarnessSimulator harness, List<Repository> repositories) {
    this.harness = harness;
    this.history = harness.world().history;
    this.repositories = repositories;
  }

  /** Of one issue, each entity in a line. */
  record Of(
      Set<String> pullRequests,
      Set<String> titlesAndStates,
      Set<String> branches,
      Set<String> branchPages,
      Set<String> commits) {

    static Of nothing() {
      return new Of(
          new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }
  }

  /** What an issue should show. */
  Of issue(String key) {
    var truth = Of.nothing();
    for (var repository : repositories) {
      add(truth, key, repository);
    }
    return truth;
  }

  /** Whether a commit that no branch and no pull request has any more keeps this key as its own. */
  boolean isLeftBehind(String commit, String key) {
    var sha = commit.substring(commit.lastIndexOf('/') + 1);
    return history.find(sha).map(found -> keys(found.message()).contains(key)).orElse(false);
  }

  /** Where a commit is, for whoever wonders why it is not shown. */
  String about(String commit) {
    var sha = commit.substring(commit.lastIndexOf('/') + 1);
    var places = new ArrayList<String>();
    for (var repository : repositories) {
      repository.branches.forEach((name, head) -> {
        if (history.isAncestor(sha, head)) {
          places.add(repository.identifier + " " + name);
        }
      });
      for (var pull : repository.pullRequests.values()) {
        if (contained(pull).contains(sha)) {
          var merge = pull.merge;
          var method = merge == null ? "" : merge.method() + " by " + merge.merger().uid();
          places.add(
              "%s #%d %s (%s) from %s %s"
                  .formatted(
                      repository.identifier,
                      pull.number,
                      pull.state,
                      pull.title,
                      pull.sourceBranch,
                      method));
        }
      }
    }
    return history.commit(sha).message().strip() + " in " + places;
  }

  private void add(Of truth, String key, Repository repository) {
    var page = harness.pageOf(repository);
    for (var pull : repository.pullRequests.values()) {
      if (keys(pull).contains(key)) {
        truth.pullRequests().add(line(page, pull));
        truth.titlesAndStates().add(titleAndState(page, pull));
        contained(pull).forEach(sha -> truth.commits().add(page + "/commit/" + sha));
      }
    }
    repository.branches.forEach((name, head) -> {
      if (keys(repository, name, head).contains(key)) {
        truth.branches().add(page + "/files/" + name + " at " + head);
        truth.branchPages().add(page + "/files/" + name);
      }
    });
    for (var commit : alive(repository)) {
      if (keys(commit.message()).contains(key)) {
        truth.commits().add(page + "/commit/" + commit.sha());
      }
    }
  }

  private static String line(String page, PullRequest pull) {
    return titleAndState(page, pull) + ", into " + pull.targetBranch + ", " + reviewers(pull);
  }

  private static String titleAndState(String page, PullRequest pull) {
    return "%s/pulls/%d: %s, %s".formatted(page, pull.number, pull.title, status(pull));
  }

  static String status(PullRequest pull) {
    return switch (pull.state) {
      case MERGED -> "MERGED";
      case CLOSED -> "DECLINED";
      case OPEN -> pull.draft ? "DRAFT" : "OPEN";
    };
  }

  private static Set<String> reviewers(PullRequest pull) {
    return pull.reviewers.values().stream()
        .filter(reviewer -> !reviewer.principal.equals(pull.author))
        .map(reviewer -> reviewer.principal.displayName() + " " + decision(reviewer))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String decision(Reviewer reviewer) {
    return switch (reviewer.decision) {
      case "approved" -> "APPROVED";
      case "changereq" -> "NEEDSWORK";
      default -> "UNAPPROVED";
    };
  }

  private static Set<String> keys(PullRequest pull) {
    var keys = keys(pull.title);
    keys.addAll(keys(pull.description));
    keys.addAll(keys(pull.sourceBranch));
    return keys;
  }

  private Set<String> keys(Repository repository, String branch, String head) {
    var keys = keys(branch);
    for (var pull : repository.pullRequests.values()) {
      if (pull.state == State.OPEN && pull.sourceBranch.equals(branch)) {
        keys.addAll(keys(pull));
      }
    }
    var main = requireNonNull(repository.branches.get(repository.defaultBranch));
    if (!branch.equals(repository.defaultBranch) && !history.isAncestor(head, main)) {
      keys.addAll(keys(history.commit(head).message()));
    }
    return keys;
  }

  /** What it brings, and what its merge made of that. */
  private Set<String> contained(PullRequest pull) {
    var shas = new HashSet<String>();
    history.between(pull.mergeBaseSha, pull.sourceSha).forEach(commit -> shas.add(commit.sha()));
    var merge = pull.merge;
    if (merge != null) {
      history
          .between(merge.targetShaBefore(), merge.mergeSha())
          .forEach(commit -> shas.add(commit.sha()));
    }
    return shas;
  }

  /** Commits that a branch or a pull request still has. */
  private List<Commit> alive(Repository repository) {
    var heads = new ArrayList<>(repository.branches.values());
    repository.pullRequests.values().forEach(pull -> heads.add(pull.sourceSha));
    return heads.stream().flatMap(head -> history.log(head).stream()).distinct().toList();
  }

  private static Set<String> keys(String text) {
    return KEY.matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
