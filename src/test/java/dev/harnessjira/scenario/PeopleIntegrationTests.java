package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.Principal.Kind;
import dev.harnessjira.scope.ConnectionOptions;
import org.junit.jupiter.api.Test;

/** Forks, bots, and people and repositories that are gone. */
class PeopleIntegrationTests extends Scenario {

  @Test
  void whatABotOpensIsShown() {
    code.pullRequest("SHOP-1 Update dependencies")
        .by(harness.serviceAccount().principal())
        .open("Update them");

    assertThat(issue("SHOP-1").pullRequest().author().name()).isEqualTo("Jira connector");
    assertThat(issue("SHOP-1").commits()).hasSize(1);
  }

  @Test
  void aPullRequestWhoseAuthorIsGoneIsFollowedAndKeepsTheName() {
    var leaver = person("leaver");
    var pull = code.pullRequest("SHOP-1 Wish list").by(leaver).open("Add it");
    assertThat(issue("SHOP-1").pullRequest().author().name()).isEqualTo("leaver");

    harness.world().removePrincipal(leaver);
    pull.review("approved", reviewer).retitle("SHOP-1 Wish lists");

    assertThat(issue("SHOP-1").pullRequest().title()).isEqualTo("SHOP-1 Wish lists");
    assertThat(issue("SHOP-1").pullRequest().author().name()).isEqualTo("leaver");
    assertThat(issue("SHOP-1").pullRequest().reviewers()).containsExactly("Reviewer APPROVED");
    assertThat(issue("SHOP-1").branches()).hasSize(1);
    assertThat(issue("SHOP-1").commits()).hasSize(1);
  }

  @Test
  void aPullRequestWhoseAuthorAndReviewerWereGoneBeforeIsShown() {
    var own = unconnected();
    var leaver = person("leaver");
    var other = person("other");
    own.pullRequest("SHOP-1 Wish list").by(leaver).open("Add it").review("approved", other);
    harness.world().removePrincipal(leaver);
    harness.world().removePrincipal(other);

    connect(Stage.ACME, ConnectionOptions.usual(), own);

    assertThat(issue("SHOP-1").pullRequest().author().name()).isEqualTo("unknown");
    assertThat(issue("SHOP-1").pullRequest().reviewers()).containsExactly("unknown APPROVED");
    assertThat(issue("SHOP-1").commits()).hasSize(1);
  }

  private Principal person(String name) {
    return harness.act(acts ->
        harness
            .world()
            .addPrincipal(name + words.scenario(), name, name + "@acme.example", Kind.USER));
  }

  @Test
  void aPullRequestFromACoveredForkIsShownWithTheForksBranch() {
    var fork = code.fork(code.repository.space, "fork-" + words.scenario());

    code.pullRequest("SHOP-1 Wish list").from(fork, "work").open("Add it");

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-1").commitMessages()).containsExactly("Add it");
    assertThat(issue("SHOP-1").branch().link().url()).startsWith(fork.page() + "/");
    assertThat(issue("SHOP-1").pullRequest().source().url())
        .isEqualTo(issue("SHOP-1").branch().link().url());
  }

  @Test
  void aPullRequestFromAForkElsewhereIsShownOnce() {
    var elsewhere = stage.addProject("Elsewhere" + words.scenario());
    var fork = code.fork(elsewhere, "fork");

    code.pullRequest("SHOP-1 Wish list").from(fork, "work").open("Add it");

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-1").commitMessages()).containsExactly("Add it");
    assertThat(issue("SHOP-1").branches()).hasSize(1);
  }

  @Test
  void aPullRequestWhoseForkIsGoneStaysWithoutItsBranch() {
    var elsewhere = stage.addProject("Elsewhere" + words.scenario());
    var fork = code.fork(elsewhere, "fork");
    var pull = code.pullRequest("SHOP-1 Wish list").from(fork, "work").open("Add it");
    assertThat(issue("SHOP-1").branches()).hasSize(1);

    fork.delete();
    pull.draft(true);
    aMomentPasses();

    assertThat(issue("SHOP-1").status()).isEqualTo("DRAFT");
    assertThat(issue("SHOP-1").branches()).isEmpty();
  }
}
