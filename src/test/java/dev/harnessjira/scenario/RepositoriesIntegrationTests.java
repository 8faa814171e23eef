package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import org.junit.jupiter.api.Test;

/** Repositories and projects that come, go, move and are renamed. */
class RepositoriesIntegrationTests extends Scenario {

  private static final ConnectionOptions USUAL = ConnectionOptions.usual();

  @Test
  void aRenamedRepositoryKeepsItsEntitiesWithNewLinks() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").pullRequest().link().url()).startsWith(code.page());

    harness.act(acts -> acts.repositories().rename(code.repository, "new-" + words.scenario()));
    aNightPasses();

    var issue = issue("SHOP-1");
    assertThat(issue.pullRequest().link().url()).isEqualTo(code.page() + "/pulls/" + pull.number());
    assertThat(issue.branch().link().url()).isEqualTo(code.page() + "/files/work");
    assertThat(issue.commit().link().url()).startsWith(code.page() + "/commit/");
  }

  @Test
  void aRenamedRepositoryIsFollowedWithItsNextChange() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    harness.act(acts -> acts.repositories().rename(code.repository, "new-" + words.scenario()));

    pull.retitle("SHOP-1 Wish lists");

    var issue = issue("SHOP-1");
    assertThat(issue.pullRequest().title()).isEqualTo("SHOP-1 Wish lists");
    assertThat(issue.pullRequest().link().url()).startsWith(code.page() + "/");
    assertThat(issue.branch().link().url()).startsWith(code.page() + "/");
    assertThat(issue.commit().link().url()).startsWith(code.page() + "/");
  }

  @Test
  void aDeletedRepositoryIsRemoved() {
    code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").isEmpty()).isFalse();

    code.delete();
    aNightPasses();

    assertThat(issue("SHOP-1").isEmpty()).isTrue();
  }

  @Test
  void aRepositoryThatMovesOutOfTheScopeIsRemoved() {
    code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").isEmpty()).isFalse();
    var outside = stage.addProject("Outside" + words.scenario());

    harness.act(acts -> acts.repositories().move(code.repository, outside, "moved"));
    aNightPasses();

    assertThat(issue("SHOP-1").isEmpty()).isTrue();
  }

  @Test
  void aRepositoryThatMovesIntoTheScopeIsShown() {
    var outside = unconnected();
    outside.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").isEmpty()).isTrue();

    harness.act(acts ->
        acts.repositories()
            .move(outside.repository, code.repository.space, "moved-" + words.scenario()));
    aNightPasses();

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-1").branches()).hasSize(1);
    assertThat(issue("SHOP-1").commits()).hasSize(1);
  }

  @Test
  void aRepositoryThatMovesIntoTheScopeOfAnotherSiteLeavesThisOne() {
    addIssue(Stage.GLOBEX, "SHOP-1");
    code.pullRequest("SHOP-1 Wish list").open("Add it");
    var theirs = unconnected();
    connect(Stage.GLOBEX, USUAL, theirs);
    assertThat(issue("SHOP-1").isEmpty()).isFalse();

    harness.act(
        acts -> acts.repositories().move(code.repository, theirs.repository.space, "moved"));
    aNightPasses();

    assertThat(issue(Stage.ACME, "SHOP-1").isEmpty()).isTrue();
    assertThat(issue(Stage.GLOBEX, "SHOP-1").status()).isEqualTo("OPEN");
  }

  @Test
  void anArchivedRepositoryKeepsWhatIsShown() {
    code.pullRequest("SHOP-1 Wish list").open("Add it");

    code.repository.archived = true;
    aNightPasses();

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
  }

  @Test
  void aRepositoryThatIsNewInTheScopeIsShownFromItsFirstPullRequest() {
    var organization =
        harness.addSpace(harness.account(), "org" + words.scenario(), "Organization");
    stage.connect(Stage.ACME, USUAL, ScopeType.ORGANIZATION, organization.identifier);

    var project = harness.addSpace(organization, "New", "New");
    var own = new Code(harness, words, stage.addRepository(project, "new"));
    own.pullRequest("SHOP-1 Wish list").open("Add it");

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-1").branches()).hasSize(1);
  }
}
