package dev.harnessjira.bench;

import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.scenario.Agreement;
import dev.harnessjira.scenario.RandomLife;
import java.util.List;

/** A Jira site that is connected with a Harness project, in which people live. */
record ConnectedSite(String cloudId, Repository repository, RandomLife life, Agreement agreement) {

  /** The path of its project, as requests for it have it. */
  String project() {
    return "/" + repository.space.identifier + "/";
  }

  List<String> differences() {
    return agreement.differences(RandomLife.issues());
  }

  /** Opens a pull request for an issue, from a branch of this name. */
  void open(HarnessSimulator harness, String branch) {
    var developer = harness.developer().principal();
    harness.act(acts -> {
      var draft = CommitDraft.of("Work", FileChange.added("src/" + branch + ".txt"));
      acts.branches().create(repository, branch, developer, draft);
      var title = RandomLife.issues().getFirst() + " From " + branch;
      return acts.pulls().open(Opening.within(repository, branch, title), developer);
    });
  }
}
