package dev.harnessjira.scenario;

import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import java.util.function.Function;
import java.util.stream.Stream;

/** A repository in the simulated Harness and what a developer does in it. */
final class Code {

  final HarnessSimulator harness;
  final Words words;
  final Repository repository;
  private final Principal developer;

  Code(HarnessSimulator harness, Words words, Repository repository) {
    this.harness = harness;
    this.words = words;
    this.repository = repository;
    this.developer = harness.developer().principal();
  }

  /** Begins to say what pull request is opened. */
  Opened pullRequest(String title) {
    return new Opened(this, title);
  }

  /** A branch from the default branch, with a commit for each message. */
  Code branch(String name, String... messages) {
    return doing(
        acts -> acts.branches().create(repository, real(name), developer, drafts(messages)));
  }

  /** A branch from another branch's head. */
  Code branchFrom(String other, String name, String... messages) {
    return doing(acts ->
        acts.branches()
            .create(
                repository,
                real(name),
                acts.branches().headOf(repository, real(other)),
                developer,
                drafts(messages)));
  }

  Code push(String branch, String... messages) {
    return push(branch, drafts(messages));
  }

  Code push(String branch, CommitDraft... commits) {
    return doing(acts -> acts.branches().push(repository, real(branch), developer, commits));
  }

  /** Replaces what the branch has by these commits on top of the default branch. */
  Code forcePush(String branch, String... messages) {
    return doing(acts ->
        acts.branches()
            .forcePush(
                repository,
                real(branch),
                acts.branches().headOf(repository, repository.defaultBranch),
                developer,
                drafts(messages)));
  }

  /** Takes the newest commits off the branch. */
  Code rollBack(String branch, int commits) {
    return doing(acts -> {
      var head = acts.branches().headOf(repository, real(branch));
      var older = harness.world().history.log(head).get(commits).sha();
      return acts.branches().rollBack(repository, real(branch), older, developer);
    });
  }

  /** Moves the branch to where another one is, as {@code git merge --ff-only} and a push do. */
  Code fastForward(String branch, String to) {
    return doing(acts ->
        acts.branches()
            .forcePush(
                repository, real(branch), acts.branches().headOf(repository, real(to)), developer));
  }

  /** Returns the sha that the branch ended in, with which it can be restored. */
  String deleteBranch(String branch) {
    return harness.act(acts -> acts.branches().delete(repository, real(branch), developer));
  }

  Code restoreBranch(String branch, String sha) {
    return doing(acts -> acts.branches().create(repository, real(branch), sha, developer));
  }

  CommitDraft commit(String message, FileChange... files) {
    return CommitDraft.of(real(message), files);
  }

  /** A fork in another project, which only the test knows whether it is connected. */
  Code fork(Space into, String identifier) {
    var owner = harness.accountAdmin().principal();
    return new Code(
        harness,
        words,
        harness.act(acts -> acts.repositories().fork(repository, into, identifier, owner)));
  }

  void delete() {
    doing(acts -> acts.repositories().delete(repository));
  }

  /** The page of the repository. */
  String page() {
    return words.told(harness.pageOf(repository));
  }

  String head(String branch) {
    return harness.act(acts -> acts.branches().headOf(repository, real(branch)));
  }

  CommitDraft[] drafts(String... messages) {
    return Stream.of(messages)
        .map(message -> commit(message, FileChange.added("src/" + message.hashCode() + ".txt")))
        .toArray(CommitDraft[]::new);
  }

  String real(String text) {
    return words.real(text);
  }

  private Code doing(Function<Acts, Object> act) {
    harness.act(act);
    return this;
  }
}
