package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionOptions;
import org.junit.jupiter.api.Test;

/** What an administrator chooses for a connection. */
class OptionsIntegrationTests extends Scenario {

  private static final ConnectionOptions USUAL = ConnectionOptions.usual();
  private static final ConnectionOptions NO_BRANCH_NAMES =
      new ConnectionOptions(true, false, true, false);
  private static final ConnectionOptions NO_MESSAGES =
      new ConnectionOptions(true, true, false, false);

  @Test
  void namesOfBranchesDoNotCountWhereTheyShallNot() {
    var own = connected(NO_BRANCH_NAMES);

    own.branch("SHOP-1-wishes", "Add it");
    own.pullRequest("SHOP-3 Wish list").from("SHOP-2-list").open("SHOP-4 Add it");

    assertThat(issue("SHOP-1").isEmpty()).isTrue();
    assertThat(issue("SHOP-2").isEmpty()).isTrue();
    assertThat(issue("SHOP-3").branchNames()).containsExactly("SHOP-2-list");
    assertThat(issue("SHOP-4").commits()).hasSize(1);
  }

  @Test
  void messagesOfCommitsDoNotCountWhereTheyShallNot() {
    var own = connected(NO_MESSAGES);

    own.branch("wishes", "SHOP-1 Add it");
    own.pullRequest("SHOP-3 Wish list").from("list").open("SHOP-2 Add it");

    assertThat(issue("SHOP-1").isEmpty()).isTrue();
    assertThat(issue("SHOP-2").isEmpty()).isTrue();
    assertThat(issue("SHOP-3").commitMessages()).containsExactly("SHOP-2 Add it");
  }

  @Test
  void anotherChoiceLaterLinksAndUnlinksWhatIsThere() {
    var own = unconnected();
    var connection = connect(Stage.ACME, USUAL, own);
    own.branch("SHOP-1-wishes", "SHOP-2 Add it");
    assertThat(issue("SHOP-1").branches()).hasSize(1);
    assertThat(issue("SHOP-2").commits()).hasSize(1);
    var administration = stage.product.the(ConnectionAdministration.class);

    administration.changeOptions(
        Stage.ACME, connection, new ConnectionOptions(true, false, false, false));
    assertThat(issue("SHOP-1").isEmpty()).isTrue();
    assertThat(issue("SHOP-2").isEmpty()).isTrue();
    administration.changeOptions(Stage.ACME, connection, USUAL);

    assertThat(issue("SHOP-1").branches()).hasSize(1);
    assertThat(issue("SHOP-2").commits()).hasSize(1);
  }

  @Test
  void whatWasPassedOverIsReadWhenMorePlacesCount() {
    var own = unconnected();
    own.pullRequest("Wish list").from("SHOP-1-list").open("Add it");
    var connection = connect(Stage.ACME, NO_BRANCH_NAMES, own);
    assertThat(issue("SHOP-1").isEmpty()).isTrue();

    stage.product.the(ConnectionAdministration.class).changeOptions(Stage.ACME, connection, USUAL);

    assertThat(issue("SHOP-1").pullRequests()).hasSize(1);
    assertThat(issue("SHOP-1").branchNames()).containsExactly("SHOP-1-list");
  }
}
