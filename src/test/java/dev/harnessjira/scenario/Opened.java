package dev.harnessjira.scenario;

import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;

/** A pull request to be opened, said piece by piece. */
final class Opened {

  private final Code code;
  private final String title;
  private String description = "";
  private String source = "work";
  private String target;
  private boolean draft;
  private Repository from;
  private Principal author;

  Opened(Code code, String title) {
    this.code = code;
    this.title = title;
    this.target = code.repository.defaultBranch;
    this.from = code.repository;
    this.author = code.harness.developer().principal();
  }

  Opened from(String branch) {
    source = branch;
    return this;
  }

  /** From a fork. */
  Opened from(Code fork, String branch) {
    from = fork.repository;
    return from(branch);
  }

  Opened into(String branch) {
    target = branch;
    return this;
  }

  Opened described(String text) {
    description = text;
    return this;
  }

  Opened asDraft() {
    draft = true;
    return this;
  }

  Opened by(Principal person) {
    author = person;
    return this;
  }

  /** Opens it from a branch that is there already. */
  Pull openOnIt() {
    return open(new CommitDraft[0]);
  }

  /** Opens it from a new branch with a commit for each message. */
  Pull open(String... messages) {
    return open(code.drafts(messages));
  }

  Pull open(CommitDraft... commits) {
    var pull =
        code.harness.act(acts -> {
          if (commits.length > 0) {
            acts.branches().create(from, code.real(source), author, commits);
          }
          var opening =
              new Opening(
                  code.repository,
                  code.real(target),
                  from,
                  code.real(source),
                  code.real(title),
                  code.real(description),
                  draft);
          return acts.pulls().open(opening, author);
        });
    return new Pull(code, pull);
  }
}
