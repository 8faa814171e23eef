package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The graph of all commits, shared by a repository and its forks. */
public final class History implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Map<String, Commit> commits = new LinkedHashMap<>();

  void add(Commit commit) {
    commits.put(commit.sha(), commit);
  }

  public Optional<Commit> find(String sha) {
    return Optional.ofNullable(commits.get(sha));
  }

  public Commit commit(String sha) {
    return find(sha).orElseThrow(() -> new IllegalArgumentException("No commit " + sha));
  }

  public Set<String> reachable(String sha) {
    var seen = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(sha));
    while (!open.isEmpty()) {
      var next = open.remove();
      if (commits.containsKey(next) && seen.add(next)) {
        open.addAll(commit(next).parents());
      }
    }
    return seen;
  }

  public List<Commit> log(String head) {
    return between("", head);
  }

  /** What {@code head} reaches and {@code base} does not, newest first. */
  public List<Commit> between(String base, String head) {
    var excluded = reachable(base);
    return reachable(head).stream()
        .filter(sha -> !excluded.contains(sha))
        .map(this::commit)
        .sorted(Comparator.comparingLong(Commit::sequence).reversed())
        .toList();
  }

  public boolean isAncestor(String older, String newer) {
    return reachable(newer).contains(older);
  }

  public Optional<Commit> mergeBase(String one, String other) {
    var known = reachable(one);
    return log(other).stream().filter(commit -> known.contains(commit.sha())).findFirst();
  }
}
