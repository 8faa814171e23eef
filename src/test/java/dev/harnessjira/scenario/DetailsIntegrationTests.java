package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.FileChange.Status;
import dev.harnessjira.scenario.ShownIssue.Link;
import dev.harnessjira.scenario.ShownIssue.Person;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Jira shows of a pull request, a branch and a commit. */
class DetailsIntegrationTests extends Scenario {

  private String page() {
    return code.page();
  }

  @Test
  void aPullRequestHasItsLinksAndItsNumber() {
    var pull = code.pullRequest("SHOP-1 Wish list").from("feature/wishes").open("Add it");

    var shown = issue("SHOP-1").pullRequest();
    assertThat(shown.link())
        .isEqualTo(new Link("#" + pull.number(), page() + "/pulls/" + pull.number()));
    assertThat(shown.source())
        .isEqualTo(new Link("feature/wishes", page() + "/files/feature/wishes"));
    assertThat(shown.destination()).isEqualTo(new Link("main", page() + "/files/main"));
  }

  @Test
  void aBranchHasItsLinksAndItsLastCommit() {
    code.branch("SHOP-1-wishes", "Add it", "Tidy it");

    var shown = issue("SHOP-1").branch();
    assertThat(shown.link()).isEqualTo(new Link("SHOP-1-wishes", page() + "/files/SHOP-1-wishes"));
    assertThat(shown.createPullRequest()).isEqualTo(page() + "/pulls/compare/main...SHOP-1-wishes");
    assertThat(shown.lastCommit().message()).isEqualTo("Tidy it");
    assertThat(shown.lastCommit().link().url())
        .isEqualTo(page() + "/commit/" + code.head("SHOP-1-wishes"));
  }

  @Test
  void aCommitHasItsShortHashAndItsLink() {
    code.pullRequest("SHOP-1 Wish list").open("Add it");

    var sha = code.head("work");
    assertThat(issue("SHOP-1").commit().link())
        .isEqualTo(new Link(sha.substring(0, 8), page() + "/commit/" + sha));
  }

  @Test
  void filesHaveTheirKindOfChangeAndTheirLines() {
    code.pullRequest("SHOP-1 Wish list")
        .open(
            code.commit(
                "Add it",
                new FileChange("a.txt", Status.ADDED, 12, 0),
                new FileChange("b.txt", Status.MODIFIED, 3, 4),
                new FileChange("c.txt", Status.DELETED, 0, 7),
                FileChange.renamed("old.txt", "new.txt")));

    assertThat(issue("SHOP-1").commit().fileCount()).isEqualTo(4);
    assertThat(issue("SHOP-1").commit().files())
        .containsExactlyInAnyOrder(
            "ADDED a.txt +12 -0",
            "MODIFIED b.txt +3 -4",
            "DELETED c.txt +0 -7",
            "MOVED new.txt +0 -0");
  }

  @Test
  void tenFilesAreShownAndAllAreCounted() {
    var files =
        IntStream.range(0, 14)
            .mapToObj(i -> FileChange.added("f" + i + ".txt"))
            .toArray(FileChange[]::new);

    code.pullRequest("SHOP-1 Wish list").open(code.commit("Add them", files));

    assertThat(issue("SHOP-1").commit().files()).hasSize(10);
    assertThat(issue("SHOP-1").commit().fileCount()).isEqualTo(14);
  }

  @Test
  void authorsAndReviewersHaveTheAddressThatJiraKnowsThemBy() {
    code.pullRequest("SHOP-1 Wish list").open("Add it").review("approved", reviewer);

    assertThat(issue("SHOP-1").pullRequest().author())
        .isEqualTo(new Person("Developer", "developer@acme.example"));
    assertThat(issue("SHOP-1").pullRequest().asked())
        .containsExactly(new Person("Reviewer", "reviewer@acme.example"));
    assertThat(issue("SHOP-1").commit().author())
        .isEqualTo(new Person("Developer", "developer@acme.example"));
  }

  @Test
  void commentsAreCounted() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");

    pull.comment("Nice").comment("Indeed");

    assertThat(issue("SHOP-1").pullRequest().comments()).isEqualTo(2);
  }
}
