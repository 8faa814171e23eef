package dev.harnessjira.ingestion.application;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Commits and what each was made on; a hash counts up, so that a child's is always larger. */
final class CommitGraph {

  /** A commit; the first has no parent, a merge commit two. */
  record Commit(String sha, String message, List<String> parents) {}

  private final List<Commit> commits = new ArrayList<>();

  /** By commit, all that it reaches, itself among them. */
  private final List<BitSet> reached = new ArrayList<>();

  String add(String message, String... parents) {
    var number = commits.size();
    var sha = "%040x".formatted(number + 1);
    commits.add(new Commit(sha, message, List.of(parents)));
    var reach = new BitSet();
    reach.set(number);
    for (var parent : parents) {
      reach.or(reached.get(number(parent)));
    }
    reached.add(reach);
    return sha;
  }

  private static int number(String sha) {
    return Integer.parseInt(sha, sha.length() - 7, sha.length(), 16) - 1;
  }

  Commit at(String sha) {
    return commits.get(number(sha));
  }

  List<Commit> all() {
    return commits;
  }

  private BitSet reachable(String sha) {
    return (BitSet) reached.get(number(sha)).clone();
  }

  boolean contains(String head, String sha) {
    return reached.get(number(head)).get(number(sha));
  }

  String mergeBase(String one, String other) {
    var common = reachable(one);
    common.and(reached.get(number(other)));
    return commits.get(common.length() - 1).sha();
  }

  boolean isBetween(String base, String head, String sha) {
    return contains(head, sha) && !contains(base, sha);
  }

  /** What the head reaches and the base does not, newest first. */
  List<String> between(String base, String head) {
    var between = reachable(head);
    between.andNot(reached.get(number(base)));
    return between.stream().mapToObj(i -> commits.get(i).sha()).toList().reversed();
  }
}
