package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
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

  private final Remote remote;
  private final Map<String, String> entities = new TreeMap<>();

  private Expected(Remote remote) {
    this.remote = remote;
  }

  static Map<String, String> of(Remote remote) {
    var expected = new Expected(remote);
    remote.pulls.values().forEach(expected::pullRequest);
    remote.commits.keySet().forEach(expected::commit);
    remote.branches.forEach(expected::branch);
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
          pull.issueKeys()
              + " "
              + pull.state()
              + " "
              + pull.title()
              + " "
              + new TreeSet<>(
                  pull.reviewers().stream()
                      .map(reviewer -> reviewer.person().name() + " " + reviewer.decision())
                      .toList());
      case LinkedEntity.Branch branch ->
          branch.issueKeys() + " at " + branch.head().ref().sha() + " " + branch.head().issueKeys();
      case LinkedEntity.Commit commit -> commit.issueKeys() + " " + commit.message();
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
    pull.reviewers
        .values()
        .forEach(row -> reviewers.add(row.person().name() + " " + row.decision()));
    var ref = new EntityRef.PullRequest(Remote.ID, pull.number);
    put(ref, keys(pull), state + " " + pull.title + " " + reviewers);
  }

  private void commit(String sha) {
    var commit = remote.at(sha);
    put(new EntityRef.Commit(Remote.ID, sha), commitKeys(sha), commit.message());
  }

  private void branch(String name, String head) {
    var keys = keys(name);
    remote.pulls.values().stream()
        .filter(pull -> pull.branch.equals(name) && pull.stage == Stage.OPEN)
        .forEach(pull -> keys.addAll(keys(pull)));
    if (!remote.isInMain(head)) {
      keys.addAll(keys(remote.at(head).message()));
    }
    put(new EntityRef.Branch(Remote.ID, name), keys, "at " + head + " " + commitKeys(head));
  }

  private void put(EntityRef ref, Set<String> keys, String words) {
    if (!keys.isEmpty()) {
      entities.put(ref.toString(), keys + " " + words);
    }
  }

  private Set<String> commitKeys(String sha) {
    var keys = keys(remote.at(sha).message());
    for (var pull : remote.pulls.values()) {
      var contained = remote.between(pull.base, pull.head).stream();
      if (contained.anyMatch(commit -> commit.sha().equals(sha))) {
        keys.addAll(keys(pull));
      }
    }
    return keys;
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
