package dev.harnessjira.scope.adapter.harness;

import java.util.List;

/** What Harness is asked to tell. */
final class Triggers {

  /** All that is folded; the last two are the newest in Harness. */
  static final List<String> ALL =
      List.of(
          "branch_created",
          "branch_updated",
          "branch_deleted",
          "pullreq_created",
          "pullreq_updated",
          "pullreq_reopened",
          "pullreq_branch_updated",
          "pullreq_closed",
          "pullreq_merged",
          "pullreq_review_submitted",
          "pullreq_target_branch_changed");

  /**
   * For older servers: the change of a target branch came in April 2025, reviews in October 2024;
   * both are found by reading too.
   */
  static final List<List<String>> SHORTER = List.of(ALL.subList(0, 10), ALL.subList(0, 9));

  private Triggers() {}
}
