package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import java.util.Arrays;

/** Does what the buttons of a repository's pages say, and answers the address to show next. */
final class Deeds {

  private final Acts acts;
  private final Parts parts;
  private final Visitors visitors;

  Deeds(Acts acts, Parts parts, Visitors visitors) {
    this.acts = acts;
    this.parts = parts;
    this.visitors = visitors;
  }

  String act(Visit visit) {
    var deed = visit.field("do");
    return switch (visit.place().view()) {
      case "branches" -> onBranch(visit, deed);
      case "pulls" -> visit.place().detail().isEmpty() ? open(visit) : onPull(visit, deed);
      default -> throw new Refused(400, "Nothing can be done here");
    };
  }

  private String open(Visit visit) {
    var repository = visit.repository();
    var branch = visit.field("branch");
    if (!visit.field("message").isEmpty()) {
      acts.branches().create(repository, branch, visit.actor(), commit(visit));
    }
    var opening =
        new Opening(
            repository,
            visit.field("target"),
            repository,
            branch,
            visit.field("title"),
            visit.field("description"),
            visit.ticked("draft"));
    return parts.pathOf(acts.pulls().open(opening, visit.actor()));
  }

  private static CommitDraft commit(Visit visit) {
    var message = visit.field("message");
    Refused.unless(!message.isEmpty(), 400, "A commit needs a message");
    return CommitDraft.of(message, FileChange.modified("src/shop.html"));
  }

  private String onBranch(Visit visit, String deed) {
    var repository = visit.repository();
    var branch = visit.field("branch");
    switch (deed) {
      case "create-branch" -> createBranch(visit, repository, branch);
      case "push" -> acts.branches().push(repository, branch, visit.actor(), commit(visit));
      case "force-push" -> forcePush(visit, repository, branch);
      case "delete-branch" -> acts.branches().delete(repository, branch, visit.actor());
      default -> throw new Refused(400, "Unknown: " + deed);
    }
    var base = parts.addresses().pathOf(repository);
    return repository.branches.containsKey(branch)
        ? Parts.branchPath(base, branch)
        : base + "/branches";
  }

  private void createBranch(Visit visit, Repository repository, String branch) {
    Refused.unless(!branch.isEmpty(), 400, "Branch name not provided");
    if (visit.field("message").isEmpty()) {
      acts.branches().create(repository, branch, visit.actor());
    } else {
      acts.branches().create(repository, branch, visit.actor(), commit(visit));
    }
  }

  private void forcePush(Visit visit, Repository repository, String branch) {
    var base = acts.branches().headOf(repository, repository.defaultBranch);
    acts.branches().forcePush(repository, branch, base, visit.actor(), commit(visit));
  }

  private String onPull(Visit visit, String deed) {
    var pull = visit.pull();
    switch (deed) {
      case "edit" -> edit(visit, pull);
      case "push" ->
          acts.branches().push(pull.source, pull.sourceBranch, visit.actor(), commit(visit));
      case "merge" -> merge(visit, pull);
      case "close" -> acts.pulls().close(pull, visit.actor());
      case "reopen" -> acts.pulls().reopen(pull, visit.actor());
      case "draft", "ready" -> acts.pulls().draft(pull, deed.equals("draft"), visit.actor());
      case "delete-branch" -> acts.branches().delete(pull.source, pull.sourceBranch, visit.actor());
      case "restore-branch" ->
          acts.branches().create(pull.source, pull.sourceBranch, pull.sourceSha, visit.actor());
      default -> review(visit, pull, deed);
    }
    return parts.pathOf(pull);
  }

  private void edit(Visit visit, PullRequest pull) {
    acts.pulls().edit(pull, visit.field("title"), visit.field("description"), visit.actor());
  }

  private void merge(Visit visit, PullRequest pull) {
    var method =
        Arrays.stream(Method.values())
            .filter(candidate -> candidate.wire().equals(visit.field("method")))
            .findFirst()
            .orElse(Method.MERGE);
    acts.merging().merge(pull, method, visit.ticked("delete-branch"), visit.actor());
  }

  private void review(Visit visit, PullRequest pull, String deed) {
    var reviewer = visitors.numbered(visit.field("reviewer")).principal();
    switch (deed) {
      case "approve" -> acts.reviews().submit(pull, "approved", reviewer);
      case "refuse" -> acts.reviews().submit(pull, "changereq", reviewer);
      case "ask" -> acts.reviews().request(pull, reviewer, visit.actor());
      case "remove" -> acts.reviews().remove(pull, reviewer, visit.actor());
      default -> throw new Refused(400, "Unknown: " + deed);
    }
  }
}
