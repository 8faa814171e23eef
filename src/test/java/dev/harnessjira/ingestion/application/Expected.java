package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.LinkedEntity.Decision;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What Jira should hold, said straight from the remote's state, with none of the product's code:
 * each entity's keys and what of it changes.
 */
final class Expected {

  private static final Pattern KEY = Pattern.compile("\\b[A-Z]{2,}-[1-9][0-9]*\\b");

  private static final long AUTHOR = 7;

  private final Remote remote;
  private final Map<String, String> entities = new TreeMap<>();

  private Expected(Remote remote) {
    this.remote = remote;
  }

  static Map<String, String> of(Remote remote) {
    var expected = new Expected(remote);
    remote.pulls.values().forEach(expected::pullRequest);
    remote.graph.all().stream()
        .filter(commit -> !remote.untold.contains(commit.sha()))
        .forEach(expected::commit);
    remote.branches.forEach(expected::branch);
    remote.forkBranches.forEach(expected::forkBranch);
    return expected.entities;
  }

  /** The product's answer in the same words. */
  static Map<String, String> of(Collection<LinkedEntity> linked) {
    Map<String, String> entities = new TreeMap<>();
    linked.forEach(entity -> entities.put(entity.ref().toString(), words(entity)));
    return entities;
  }

  private static String words(LinkedEntity entity) {
    return switch (entity) {
      case LinkedEntity.PullRequest pull ->
          new TreeSet<>(pull.issueKeys())
              + " "
              + pull.state()
              + " "
              + pull.title()
              + " to "
              + pull.targetBranch()
              + " "
              + new TreeSet<>(
                  pull.reviewers().stream()
                      .map(reviewer -> reviewer.person().name() + " " + reviewer.decision())
                      .toList());
      case LinkedEntity.Branch branch ->
          new TreeSet<>(branch.issueKeys())
              + " at "
              + branch.head().ref().sha()
              + " "
              + new TreeSet<>(branch.head().issueKeys());
      case LinkedEntity.Commit commit ->
          new TreeSet<>(commit.issueKeys())
              + " "
              + (commit.merge() ? "merge " : "")
              + commit.message();
    };
  }

  private void pullRequest(Remote.Pull pull) {
    var state =
        switch (pull.stage) {
          case OPEN -> pull.draft ? "DRAFT" : "OPEN";
          case CLOSED -> "DECLINED";
          case MERGED -> "MERGED";
        };
    var reviewers = new TreeSet<String>();
    pull.reviewers.keySet().stream()
        .filter(id -> id != AUTHOR)
        .forEach(id -> reviewers.add("R" + id + " " + decision(pull, id)));
    pull.groups.forEach(
        (group, member) -> reviewers.add("G" + group + " " + decision(pull, member)));
    var ref = new EntityRef.PullRequest(Remote.ID, pull.number);
    put(ref, keys(pull), state + " " + pull.title + " to " + pull.target + " " + reviewers);
  }

  private static Decision decision(Remote.Pull pull, long reviewer) {
    return pull.decisions.getOrDefault(reviewer, Decision.PENDING);
  }

  private void commit(CommitGraph.Commit commit) {
    var sha = commit.sha();
    var words = (commit.parents().size() > 1 ? "merge " : "") + commit.message();
    put(new EntityRef.Commit(Remote.ID, sha), commitKeys(sha), words);
  }

  private void branch(String name, String head) {
    var keys = keys(name);
    remote.openFrom(name).forEach(pull -> keys.addAll(keys(pull)));
    if (!remote.isInMain(head)) {
      keys.addAll(keys(remote.graph.at(head).message()));
    }
    put(new EntityRef.Branch(Remote.ID, name), keys, "at " + head + " " + commitKeys(head));
  }

  /** Of a fork that is not covered, what a pull request comes from is shown under its target. */
  private void forkBranch(String name, String head) {
    if (remote.pulls.values().stream().noneMatch(pull -> pull.fork && pull.branch.equals(name))) {
      return;
    }
    var keys = keys(name);
    remote.openFrom(name, true).forEach(pull -> keys.addAll(keys(pull)));
    keys.addAll(keys(remote.graph.at(head).message()));
    var ref = new EntityRef.Branch(Remote.ID, Remote.FORK.path() + ":" + name);
    put(ref, keys, "at " + head + " " + commitKeys(head));
  }

  private void put(EntityRef ref, Set<String> keys, String words) {
    if (!keys.isEmpty()) {
      entities.put(ref.toString(), keys + " " + words);
    }
  }

  private Set<String> commitKeys(String sha) {
    var keys = keys(remote.graph.at(sha).message());
    remote.pulls.values().stream()
        .filter(pull -> contains(pull, sha) || landed(pull, sha))
        .forEach(pull -> keys.addAll(keys(pull)));
    return keys;
  }

  private boolean contains(Remote.Pull pull, String sha) {
    return remote.graph.isBetween(pull.base, pull.head, sha);
  }

  private boolean landed(Remote.Pull pull, String sha) {
    var merge = pull.merge;
    return merge != null && remote.graph.isBetween(merge.targetBefore(), merge.sha(), sha);
  }

  private static Set<String> keys(Remote.Pull pull) {
    var keys = keys(pull.title);
    keys.addAll(keys(pull.description));
    keys.addAll(keys(pull.branch));
    return keys;
  }

  private static Set<String> keys(String text) {
    var keys = new TreeSet<String>();
    KEY.matcher(text).results().forEach(match -> keys.add(match.group()));
    return keys;
  }
}
