package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.RepositoryDirectory;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
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
  void aRepositoryThatMovesIntoTheScopeAndIsWorkedOnIsShownWithItsPast() {
    var outside = unconnected();
    var past = outside.pullRequest("SHOP-1 Wish list").from("list").open("Add it");
    past.mergeAndDeleteBranch(Method.FAST_FORWARD);
    aNightPasses();
    harness.act(acts ->
        acts.repositories()
            .move(outside.repository, code.repository.space, "moved-" + words.scenario()));
    outside.pullRequest("SHOP-2 Basket").from("basket").open("Add a basket");
    assertThat(issue("SHOP-2").status()).isEqualTo("OPEN");

    aNightPasses();

    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");
    assertThat(issue("SHOP-1").commitMessages()).containsExactly("Add it");
  }

  @Test
  void aRepositoryThatMovesIntoTheScopeOfAnotherSiteLeavesThisOneAndBothSaySo() {
    addIssue(Stage.GLOBEX, "SHOP-1");
    var own = unconnected();
    var left = connect(Stage.ACME, USUAL, own);
    own.pullRequest("SHOP-1 Wish list").open("Add it");
    var theirs = stage.addProject("Theirs" + words.scenario());
    stage.addRepository(theirs, "theirs");
    var entered = stage.connect(Stage.GLOBEX, USUAL, ScopeType.PROJECT, pathOf(theirs));
    assertThat(issue("SHOP-1").isEmpty()).isFalse();
    aNightPasses();
    var path = own.repository.path();

    harness.act(acts -> acts.repositories().move(own.repository, theirs, "moved"));
    aNightPasses();

    assertThat(issue(Stage.ACME, "SHOP-1").isEmpty()).isTrue();
    assertThat(issue(Stage.GLOBEX, "SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue(Stage.GLOBEX, "SHOP-1").pullRequest().link().url())
        .startsWith(own.page() + "/");
    assertThat(directory().departed(Stage.ACME, left))
        .singleElement()
        .satisfies(departed -> {
          assertThat(departed.path()).isEqualTo(path);
          assertThat(departed.movedTo()).isEqualTo(own.repository.path());
        });
    assertThat(directory().arrived(Stage.GLOBEX, entered))
        .singleElement()
        .satisfies(arrived -> assertThat(arrived.path()).isEqualTo(own.repository.path()));
  }

  @Test
  void anArchivedRepositoryKeepsWhatIsShownAndIsCalledArchived() {
    var own = unconnected();
    var connection = connect(Stage.ACME, USUAL, own);
    own.pullRequest("SHOP-1 Wish list").open("Add it");

    own.repository.archived = true;
    aNightPasses();

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(directory().repositories(Stage.ACME, connection, "", 0).repositories())
        .singleElement()
        .satisfies(repository -> assertThat(repository.archived()).isTrue());
  }

  private RepositoryDirectory directory() {
    return stage.product.the(RepositoryDirectory.class);
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
