package dev.harnessjira.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.fakes.ConsolePages;
import dev.harnessjira.console.fakes.FakeHarness;
import dev.harnessjira.console.fakes.FakeScope;
import dev.harnessjira.console.picking.InspectionWords;
import dev.harnessjira.harness.Inspection.CannotVerify;
import dev.harnessjira.harness.Inspection.TokenRefused;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ScopeType;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressControllerTests {

  private final FakeHarness harness = new FakeHarness();
  private final FakeScope scope = new FakeScope();
  private final ConsolePages pages =
      ConsolePages.of(
          new AddressController(harness, new InspectionWords(ConsolePages.SETTINGS), scope));

  @Test
  void explainsWhichTokenForBothKindsOfHarness() {
    var text = pages.get("/connect/harness").text();

    assertThat(text)
        .contains(
            "service account of its own", "Harness Open Source", "What the token is used for");
  }

  @Test
  void goodTokenIsKeptAndLeadsOn() {
    pages.post("/connect/harness", "address", "https://app.harness.io", "token", "sat");

    assertThat(pages.location()).isEqualTo("/connect/harness/scope");
    assertThat(scope.draft().accountName()).isEqualTo("Acme");
    assertThat(scope.draft().note()).isEmpty();
    assertThat(scope.draft().offered()).containsExactly(ScopeType.values());
  }

  @Test
  void whatIsTakenOutOfThePathIsTold() {
    pages.post(
        "/connect/harness",
        "address",
        "https://app.harness.io/ng/account/acc1/module/code/repos?x=1",
        "token",
        "sat");

    assertThat(scope.draft().note())
        .isEqualTo(
            "From the address that you entered, we use https://app.harness.io and the account"
                + " acc1.");
  }

  @Test
  void refusedTokenIsTheTroubleOfItsField() {
    harness.answering(new TokenRefused("401"));

    var page = pages.post("/connect/harness", "address", "app.harness.io", "token", "sat.secret");

    assertThat(page.select("#token-error").text()).contains("Token refused", "401");
    assertThat(page.select("input[name=token]").attr("aria-invalid")).isEqualTo("true");
    assertThat(page.select("input[name=address]").val()).isEqualTo("app.harness.io");
    assertThat(page.html()).doesNotContain("sat.secret");
  }

  @Test
  void troubleOfNoFieldIsOnTop() {
    harness.answering(new CannotVerify("502"));

    var page = pages.post("/connect/harness", "address", "app.harness.io", "token", "sat");

    assertThat(page.select("[role=alert]").text()).contains("Harness couldn’t say");
    assertThat(page.select(".error")).isEmpty();
  }

  @Test
  void preparedConnectionCanBeResumed() {
    scope.draft(draft().with(ScopeType.PROJECT, List.of()));

    var page = pages.get("/connect/harness");

    assertThat(page.select("a:contains(Continue where you left)").attr("href"))
        .isEqualTo("/connect/harness/choose");
    assertThat(page.html()).doesNotContain(FakeHarness.TOKEN);
  }

  @Test
  void lostDraftSaysSo() {
    assertThat(pages.get("/connect/harness?lost=true").text()).contains("Start again");
  }

  private static ConnectionDraft draft() {
    return FoundDraft.of(FakeHarness.found(), "https://app.harness.io");
  }
}
