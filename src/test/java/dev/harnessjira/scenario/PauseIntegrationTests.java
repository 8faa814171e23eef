package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import org.junit.jupiter.api.Test;

/** A connection is paused while people go on working. */
class PauseIntegrationTests extends Scenario {

  @Test
  void whatHappensWhilePausedShowsOnceResumed() {
    var own = unconnected();
    var connection = connect(Stage.ACME, ConnectionOptions.usual(), own);
    var pull = own.pullRequest("SHOP-1 Wish list").from("wishes").open("Add it");
    own.branch("SHOP-2-gone", "Add that");
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-2").branches()).hasSize(1);

    pause(connection);
    pull.merge(Method.SQUASH);
    own.deleteBranch("SHOP-2-gone");
    own.pullRequest("SHOP-3 More").from("more").open("Add more");

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-2").branches()).hasSize(1);
    assertThat(issue("SHOP-3").isEmpty()).isTrue();

    resume(connection);
    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");
    assertThat(issue("SHOP-2").branches()).isEmpty();
    assertThat(issue("SHOP-3").pullRequests()).hasSize(1);
  }

  @Test
  void aPausedConnectionCanBeDisconnected() {
    var own = unconnected();
    var connection = connect(Stage.ACME, ConnectionOptions.usual(), own);
    own.pullRequest("SHOP-4 Wish list").from("wishes").open("Add it");
    assertThat(issue("SHOP-4").pullRequests()).hasSize(1);
    pause(connection);

    administration().disconnect(Stage.ACME, connection);

    assertThat(issue("SHOP-4").isEmpty()).isTrue();
  }

  private void pause(ConnectionId connection) {
    administration().pause(Stage.ACME, connection, "Ada");
  }

  private void resume(ConnectionId connection) {
    administration().resume(Stage.ACME, connection);
  }
}
