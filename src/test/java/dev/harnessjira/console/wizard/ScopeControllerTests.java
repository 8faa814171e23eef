package dev.harnessjira.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.fakes.ConsolePages;
import dev.harnessjira.console.fakes.FakeHarness;
import dev.harnessjira.console.fakes.FakeScope;
import dev.harnessjira.console.picking.InspectionWords;
import dev.harnessjira.harness.Inspection.Level;
import dev.harnessjira.harness.Inspection.RootSpace;
import dev.harnessjira.harness.Inspection.Scopes;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ScopeType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeControllerTests {

  private static final RootSpace NESTING =
      new RootSpace("acme", "acme", true, new Scopes(List.of(Level.values()), ""));
  private static final RootSpace FLAT =
      new RootSpace(
          "tools", "tools", false, new Scopes(List.of(Level.ACCOUNT), "It has no spaces in it."));

  private final FakeHarness harness = new FakeHarness();
  private final FakeScope scope = new FakeScope();
  private final ConsolePages pages =
      ConsolePages.of(
          new ScopeController(harness, new InspectionWords(ConsolePages.SETTINGS), scope));

  @Test
  void saysWhatEachTypeMeansAndThatItStays() {
    scope.draft(FoundDraft.of(FakeHarness.found(), "https://app.harness.io"));

    var page = pages.get("/connect/harness/scope");

    assertThat(page.select("input[name=type]:not([disabled])")).hasSize(3);
    assertThat(page.text())
        .contains("can’t be changed later", "Only the repositories of the projects")
        .contains("The token works: Acme on https://app.harness.io")
        .contains("Step 2 of 4");
  }

  @Test
  void accountNeedsNoChoosing() {
    scope.draft(FoundDraft.of(FakeHarness.found(), "https://app.harness.io"));

    pages.post("/connect/harness/scope", "type", "ACCOUNT");

    assertThat(pages.location()).isEqualTo("/connect/harness/review");
    assertThat(scope.draft().type()).isEqualTo(ScopeType.ACCOUNT);
  }

  @Test
  void anotherTypeForgetsWhatWasChosen() {
    var draft = FoundDraft.of(FakeHarness.found(), "https://app.harness.io");
    scope.draft(draft.with(ScopeType.PROJECT, List.of(new Target("acc1/default/web", "Web"))));

    pages.post("/connect/harness/scope", "type", "ORGANIZATION");

    assertThat(pages.location()).isEqualTo("/connect/harness/choose");
    assertThat(scope.draft().targets()).isEmpty();
  }

  @Test
  void theSameTypeKeepsWhatWasChosen() {
    var draft = FoundDraft.of(FakeHarness.found(), "https://app.harness.io");
    scope.draft(draft.with(ScopeType.PROJECT, List.of(new Target("acc1/default/web", "Web"))));

    pages.post("/connect/harness/scope", "type", "PROJECT");

    assertThat(scope.draft().targets()).hasSize(1);
  }

  @Test
  void noTypeIsAskedForAgain() {
    scope.draft(FoundDraft.of(FakeHarness.found(), "https://app.harness.io"));

    var page = pages.post("/connect/harness/scope", "type", "EVERYTHING");

    assertThat(page.select("[role=alert]").text()).contains("Choose a scope type");
  }

  @Test
  void rootSpaceIsChosenOnOpenSource() {
    harness.answering(FakeHarness.openSource(NESTING, FLAT));
    scope.draft(FoundDraft.of(FakeHarness.openSource(NESTING, FLAT), "https://git.acme.test"));

    var page = pages.get("/connect/harness/scope");
    pages.post("/connect/harness/scope", "type", "PROJECT", "rootSpace", "acme");

    assertThat(page.select("input[name=rootSpace]").eachAttr("value"))
        .containsExactly("acme", "tools");
    assertThat(page.text()).contains("Whole account only");
    assertThat(scope.draft().access().account()).isEqualTo("acme");
    assertThat(scope.draft().type()).isEqualTo(ScopeType.PROJECT);
  }

  @Test
  void typeThatTheRootSpaceLacksIsRefusedWithTheReason() {
    harness.answering(FakeHarness.openSource(NESTING, FLAT));
    scope.draft(FoundDraft.of(FakeHarness.openSource(NESTING, FLAT), "https://git.acme.test"));

    var page = pages.post("/connect/harness/scope", "type", "PROJECT", "rootSpace", "tools");

    assertThat(page.select("[role=alert]").text()).contains("It has no spaces in it.");
    assertThat(scope.draft().type()).isNull();
  }

  @Test
  void typesThatAreNotOfferedAreShownDisabledWithTheReason() {
    harness.answering(FakeHarness.openSource(FLAT));
    scope.draft(FoundDraft.of(FakeHarness.openSource(FLAT).in(FLAT), "https://git.acme.test"));

    var page = pages.get("/connect/harness/scope");

    assertThat(page.select("input[name=type][disabled]").eachAttr("value"))
        .containsExactly("ORGANIZATION", "PROJECT");
    assertThat(page.text()).contains("It has no spaces in it.");
  }

  @Test
  void foreignRootSpaceIsRefused() {
    harness.answering(FakeHarness.openSource(NESTING));
    scope.draft(FoundDraft.of(FakeHarness.openSource(NESTING), "https://git.acme.test"));

    var page = pages.post("/connect/harness/scope", "type", "ACCOUNT", "rootSpace", "others");

    assertThat(page.select("[role=alert]").text()).contains("doesn’t own the root space others");
  }

  @Test
  void withoutDraftTheFirstStepSaysSo() {
    pages.get("/connect/harness/scope");

    assertThat(pages.location()).isEqualTo("/connect/harness?lost=true");
  }
}
