package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ScopeType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Covered projects that are added, removed, deleted and moved. */
class ProjectsIntegrationTests extends Scenario {

  private static final ConnectionOptions USUAL = ConnectionOptions.usual();

  /** Within this it is known which projects they are, whatever they will be called. */
  private static final Duration LOOKED_UP = Duration.ofMinutes(6);

  private Code first;
  private Code second;

  @BeforeEach
  void makeProjects() {
    first = unconnected();
    var other = stage.addProject("Other" + words.scenario());
    second = new Code(harness, words, stage.addRepository(other, "other"));
    first.pullRequest("SHOP-1 Wish list").open("Add it");
    second.pullRequest("SHOP-2 Basket").open("Add it");
  }

  private ConnectionId connectBoth() {
    var connection =
        stage.connect(
            Stage.ACME,
            USUAL,
            ScopeType.PROJECT,
            pathOf(first.repository.space),
            pathOf(second.repository.space));
    stage.pass(LOOKED_UP);
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-2").status()).isEqualTo("OPEN");
    return connection;
  }

  private CoverageId coverage(ConnectionId connection, Space space) {
    return view(connection).coverages().stream()
        .filter(covered -> covered.path().equals(space.path()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void aProjectThatIsAddedIsShownAndOneThatIsRemovedIsNot() {
    var connection = connect(Stage.ACME, USUAL, first);
    assertThat(issue("SHOP-2").isEmpty()).isTrue();
    var space = second.repository.space;

    administration()
        .addProjects(Stage.ACME, connection, List.of(new Target(space.path(), space.name)));
    assertThat(issue("SHOP-2").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-2").branches()).hasSize(1);
    administration()
        .removeProject(Stage.ACME, connection, coverage(connection, first.repository.space));

    assertThat(issue("SHOP-1").isEmpty()).isTrue();
    assertThat(issue("SHOP-2").status()).isEqualTo("OPEN");
  }

  @Test
  void aDeletedProjectStaysMarkedUntilSomebodyRemovesIt() {
    var connection = connectBoth();
    var space = second.repository.space;
    var gone = coverage(connection, space);

    harness.act(acts -> {
      acts.repositories().delete(second.repository);
      harness.world().webhooks.removeAll(webhooksOf(space));
      return harness.world().spaces.remove(space);
    });
    aNightPasses();
    assertThat(view(connection).missing()).containsOnlyKeys(gone);
    assertThat(view(connection).missing().values())
        .singleElement()
        .satisfies(missing -> assertThat(missing.reason()).contains("no longer has project"));
    assertThat(issue("SHOP-2").status()).isEqualTo("OPEN");

    assertThat(administration().removeProject(Stage.ACME, connection, gone))
        .isInstanceOf(Change.Changed.class);
    assertThat(issue("SHOP-2").isEmpty()).isTrue();
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
  }

  @Test
  void aProjectThatIsRenamedKeepsItsEntitiesWithNewLinks() {
    var options = HarnessSimulator.Options.usual().at(stage.clock);
    try (var server = HarnessSimulator.start(0, Dialect.OPEN_SOURCE, options)) {
      var own = new Code(server, words, server.repository("default/Storefront/web-shop"));
      var connection =
          stage.connect(
              Stage.access(server, server.uri()),
              Stage.ACME,
              USUAL,
              ScopeType.PROJECT,
              "default/Storefront");
      own.pullRequest("SHOP-3 Search").from("search").open("Add it");
      server.awaitQuiet();
      stage.pass(LOOKED_UP);
      var before = own.page();
      assertThat(issue("SHOP-3").pullRequest().link().url()).startsWith(before + "/");

      server.act(acts -> server.space("default/Storefront").identifier = "Shopfront");
      aNightPasses();

      assertThat(own.page()).isNotEqualTo(before);
      assertThat(view(connection).coverages())
          .singleElement()
          .satisfies(covered -> assertThat(covered.path()).endsWith("/Shopfront"));
      assertThat(issue("SHOP-3").pullRequest().link().url()).startsWith(own.page() + "/");
      assertThat(issue("SHOP-3").branch().link().url()).startsWith(own.page() + "/");
      assertThat(issue("SHOP-3").commit().link().url()).startsWith(own.page() + "/");
      administration().disconnect(Stage.ACME, connection);
      stage.settle();
      assertThat(issue("SHOP-3").isEmpty()).isTrue();
    }
  }
}
