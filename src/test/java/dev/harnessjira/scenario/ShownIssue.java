package dev.harnessjira.scenario;

import java.util.List;

/** What the Development panel of an issue shows. */
record ShownIssue(
    List<ShownPullRequest> pullRequests, List<ShownBranch> branches, List<ShownCommit> commits) {

  /** A pull request; reviewers as in {@code Reviewer APPROVED}, and the same as persons. */
  record ShownPullRequest(
      String title,
      String status,
      Person author,
      List<String> reviewers,
      List<Person> asked,
      int comments,
      Link source,
      Link destination,
      Link link) {}

  /** A branch. */
  record ShownBranch(Link link, String createPullRequest, ShownCommit lastCommit) {}

  /** A commit; files as in {@code ADDED src/a.txt +1 -0}. */
  record ShownCommit(
      String message, Person author, int fileCount, List<String> files, boolean merge, Link link) {}

  /** Somebody as Jira is told. */
  record Person(String name, String email) {}

  /** A text and where it leads. */
  record Link(String text, String url) {}

  boolean isEmpty() {
    return pullRequests.isEmpty() && branches.isEmpty() && commits.isEmpty();
  }

  /** The only one. */
  ShownPullRequest pullRequest() {
    return only(pullRequests);
  }

  /** The only one. */
  ShownBranch branch() {
    return only(branches);
  }

  /** The only one. */
  ShownCommit commit() {
    return only(commits);
  }

  /** Of the only pull request; "none" when there is none. */
  String status() {
    return pullRequests.isEmpty() ? "none" : pullRequest().status();
  }

  List<String> branchNames() {
    return branches.stream().map(branch -> branch.link().text()).toList();
  }

  List<String> commitMessages() {
    return commits.stream().map(ShownCommit::message).toList();
  }

  private <T> T only(List<T> all) {
    if (all.size() != 1) {
      throw new AssertionError("Not one of its kind, but " + all.size() + " in " + this);
    }
    return all.getFirst();
  }
}
