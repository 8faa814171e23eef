package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links in each form that Harness's pages have; that of the platform is shown everywhere else. */
class AddressesIntegrationTests extends Scenario {

  @Test
  void linksOfHarnessOpenSourceHaveItsForm() {
    var options = HarnessSimulator.Options.usual().at(stage.clock);
    try (var server = HarnessSimulator.start(0, Dialect.OPEN_SOURCE, options)) {
      var access = Stage.access(server, server.uri());
      var connection =
          stage.connect(
              access,
              Stage.ACME,
              ConnectionOptions.usual(),
              ScopeType.PROJECT,
              "default/Storefront");
      var own = new Code(server, words, server.repository("default/Storefront/web-shop"));

      own.pullRequest("SHOP-1 Wish list").open("Add it");
      server.awaitQuiet();

      assertLinksBelow(server.uri() + "/acme/default/Storefront/web-shop");
      stage.product.the(ConnectionAdministration.class).disconnect(Stage.ACME, connection);
      stage.settle();
    }
  }

  @Test
  void linksOfACustomDomainLeadToHarness() {
    var own = unconnected();
    var domain = URI.create("http://localhost:" + harness.uri().getPort());
    stage.connect(
        Stage.access(harness, domain),
        Stage.ACME,
        ConnectionOptions.usual(),
        ScopeType.PROJECT,
        pathOf(own.repository.space));

    own.pullRequest("SHOP-1 Wish list").open("Add it");

    var page = issue("SHOP-1").pullRequest().link().url().replaceFirst("/pulls/.*", "");
    assertThat(URI.create(page).getPath()).isEqualTo(URI.create(own.page()).getPath());
    assertLinksBelow(page);
  }

  private void assertLinksBelow(String page) {
    var issue = issue("SHOP-1");
    var commit = issue.commit().link().url();
    assertThat(
            Stream.of(
                issue.pullRequest().link().url(),
                issue.pullRequest().source().url(),
                issue.pullRequest().destination().url(),
                issue.branch().link().url(),
                issue.branch().createPullRequest(),
                commit))
        .containsExactly(
            page + "/pulls/1".replace("1", issue.pullRequest().link().text().substring(1)),
            page + "/files/work",
            page + "/files/main",
            page + "/files/work",
            page + "/pulls/compare/main...work",
            page + "/commit/" + commit.substring(commit.lastIndexOf('/') + 1));
  }
}
