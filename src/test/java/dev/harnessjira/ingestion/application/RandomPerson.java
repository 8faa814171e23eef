package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.application.Remote.Method;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import java.util.List;
import java.util.Random;

/**
 * Three pull requests on two branches, one of which may be a fork's, into two targets, and whatever
 * comes to a person's mind.
 */
final class RandomPerson {

  private static final List<String> TEXTS =
      List.of("", "Tidy up", "ABC-1 Add", "DEF-2", "ABC-1 and DEF-2", "GHI-3 Fix");
  private static final String KEYED = "ABC-9-one";

  private final Remote remote;
  private final Random random;
  private final boolean withFork;

  RandomPerson(Remote remote, Random random) {
    this.remote = remote;
    this.random = random;
    this.withFork = random.nextInt(3) == 0;
    if (random.nextBoolean()) {
      remote.push("release", "Begin the release");
    }
  }

  void act() {
    if (random.nextInt(3) > 0) {
      onBranch(random.nextBoolean() ? KEYED : "two");
    } else {
      var pull = remote.pulls.get(random.nextLong(3) + 1);
      if (pull != null) {
        onPull(pull);
      }
    }
  }

  private boolean isFork(String branch) {
    return withFork && branch.equals("two");
  }

  private void onBranch(String branch) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> push(branch, false);
      case 3 -> push(branch, true);
      case 4, 5, 6 -> open(branch);
      case 7 -> takeBack(branch);
      case 8 -> plainGit(branch);
      default -> delete(branch);
    }
  }

  private void onPull(Remote.Pull pull) {
    switch (random.nextInt(14)) {
      case 0, 1 -> remote.edit(pull, message(), message());
      case 2 -> review(pull);
      case 3 -> comment(pull);
      case 4 -> close(pull);
      case 5 -> reopen(pull);
      case 6, 7, 8 -> merge(pull);
      case 9 -> retarget(pull);
      case 10 -> remote.draft(pull, pull.stage == Stage.OPEN && !pull.draft);
      case 11 -> ask(pull);
      case 12 -> lose(pull);
      default -> remote.requestGroup(pull, 7 + random.nextInt(2), 11);
    }
  }

  private String message() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  // Of a fork that is not covered nobody tells but an open pull request.
  private boolean isTold(String branch) {
    var pulls = remote.pulls.values().stream().filter(pull -> pull.fork);
    return remote.forkThere && (pulls.findAny().isEmpty() || isOpenFrom(branch));
  }

  private boolean isOpenFrom(String branch) {
    return !remote.openFrom(branch, isFork(branch)).isEmpty();
  }

  private void push(String branch, boolean force) {
    if (!isFork(branch)) {
      var pushed = force ? remote.forcePush(branch, message()) : remote.push(branch, message());
      assert !pushed.isEmpty();
    } else if (isTold(branch)) {
      remote.pushToFork(branch, message(), force);
    }
  }

  private void open(String branch) {
    var fork = isFork(branch);
    var head = (fork ? remote.forkBranches : remote.branches).get(branch);
    if (head != null
        && remote.pulls.size() < 3
        && remote.openFrom(branch, fork).size() < 2
        && !remote.isInMain(head)) {
      remote.open(branch, fork, message());
    }
  }

  private void takeBack(String branch) {
    if (isFork(branch)) {
      delete(branch);
      return;
    }
    var head = remote.branches.get(branch);
    if (head != null && isOpenFrom(branch) && !remote.isInMain(head)) {
      remote.rollBack(branch, remote.graph.at(head).parents().getFirst());
    }
  }

  private void plainGit(String branch) {
    var head = remote.branches.get(branch);
    var main = remote.branches.get("main");
    if (head != null && main != null && remote.graph.contains(head, main)) {
      remote.pushToMain(branch);
    }
  }

  private void delete(String branch) {
    if (!isFork(branch) && remote.branches.containsKey(branch)) {
      remote.delete(branch);
    } else if (isFork(branch) && isOpenFrom(branch)) {
      remote.deleteInFork(branch);
    }
  }

  private void review(Remote.Pull pull) {
    if (pull.stage == Stage.OPEN) {
      var decision = random.nextBoolean() ? Decision.APPROVED : Decision.CHANGES_REQUESTED;
      remote.review(pull, 11 + random.nextInt(2), decision);
    }
  }

  // Harness forgets what somebody decided who comments later: of one who only ever approves, any
  // order of the deliveries tells it.
  private void comment(Remote.Pull pull) {
    remote.review(pull, 13, random.nextBoolean() ? Decision.APPROVED : null);
  }

  private void ask(Remote.Pull pull) {
    var author = pull.author;
    remote.request(pull, author != null && author.principal() == 7 ? 7 : 12);
  }

  private void close(Remote.Pull pull) {
    if (pull.stage == Stage.OPEN) {
      remote.close(pull);
    }
  }

  private void reopen(Remote.Pull pull) {
    if (pull.stage == Stage.CLOSED && remote.sourceHead(pull) != null) {
      remote.reopen(pull);
    }
  }

  private void retarget(Remote.Pull pull) {
    if (pull.stage == Stage.OPEN && remote.branches.containsKey("release")) {
      remote.retarget(pull, pull.target.equals("main") ? "release" : "main");
    }
  }

  private void lose(Remote.Pull pull) {
    if (!pull.reviewers.containsKey(7L)) {
      remote.loseAuthor(pull);
    } else if (withFork && remote.forkThere) {
      remote.loseFork();
    }
  }

  private void merge(Remote.Pull pull) {
    if (pull.stage == Stage.OPEN && !pull.draft && !remote.isInTarget(pull)) {
      var method = Method.values()[random.nextInt(Method.values().length)];
      var queued = pull.target.equals("main") && isQueueable(pull) && random.nextInt(3) == 0;
      remote.merge(pull, queued ? Method.SQUASH : method, random.nextBoolean(), queued);
    }
  }

  // A queue moves the target without telling, so what it lands is read only for a key's sake.
  private static boolean isQueueable(Remote.Pull pull) {
    return pull.branch.equals(KEYED);
  }
}
