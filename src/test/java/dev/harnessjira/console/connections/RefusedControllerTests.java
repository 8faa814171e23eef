package dev.harnessjira.console.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.explain.SendAgain;
import dev.harnessjira.console.fakes.ConsolePages;
import dev.harnessjira.console.fakes.FakeScope;
import dev.harnessjira.console.fakes.FakeTraces;
import dev.harnessjira.console.fakes.TestConnections;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.publishing.TracedEntity;
import dev.harnessjira.publishing.TracedEntity.Standing;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.CoverageId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedControllerTests {

  private static final ConnectionView VIEW = TestConnections.projects("default/web");
  private static final CoverageId COVERAGE = VIEW.coverages().getFirst().id();
  private static final String PAGE = "/connections/" + VIEW.id() + "/refused";
  private static final EntityRef BRANCH = new EntityRef.Branch(7, "acme-1/x");

  private final FakeTraces traces = new FakeTraces();
  private final ConsolePages pages =
      ConsolePages.of(
          new RefusedController(
              new RequestedConnection(new FakeScope().with(VIEW)), new SendAgain(traces, traces)));

  @Test
  void allThatWasRefusedIsReadAndSentAgain() {
    traces.published(
        new TracedEntity(
            VIEW.id(),
            COVERAGE,
            BRANCH,
            "acme-1/x",
            "",
            List.of("ACME-1"),
            Standing.REFUSED,
            null,
            null,
            null,
            "no",
            List.of()));

    pages.post(PAGE + "/again");

    assertThat(traces.done()).containsExactly("send 1", "read " + BRANCH);
    assertThat(pages.flag()).isEqualTo("1 item is sent again");
    assertThat(pages.location()).isEqualTo("/connections/" + VIEW.id() + "#refused");
  }

  @Test
  void oneIsReadAndSentAgain() {
    one(COVERAGE);

    assertThat(traces.done()).containsExactly("send 1", "read " + BRANCH);
  }

  @Test
  void oneOfAnotherConnectionIsNotFound() {
    one(CoverageId.random());

    assertThat(pages.status()).isEqualTo(404);
    assertThat(traces.done()).isEmpty();
  }

  private void one(CoverageId coverage) {
    pages.post(
        PAGE + "/one/again",
        "coverage",
        coverage.toString(),
        "kind",
        "branch",
        "repository",
        "7",
        "name",
        "acme-1/x");
  }
}
