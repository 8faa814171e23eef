package dev.harnessjira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.http.SandboxClient;
import dev.harnessjira.support.FormBrowser;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Switches on the start page, seen from the remotes. */
class SwitchboardTests {

  private final Sandbox sandbox =
      Sandbox.start(Sandbox.Ports.free(), Dialect.PLATFORM, URI.create("http://localhost:1"));
  private final Switchboard board = new Switchboard(sandbox.jira(), sandbox.harness());
  private final FormBrowser browser = new FormBrowser().open(sandbox.uri());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private int devInfo() {
    return new SandboxClient(sandbox.jira().uri())
        .get("/ex/jira/x/rest/devinfo/0.10/existsByProperties?a=b")
        .status();
  }

  @Test
  void nothingIsSwitchedOnAtFirst() {
    assertThat(board.active()).isEmpty();
    assertThat(browser.offers("Clear all")).isFalse();
  }

  @Test
  void pressedSwitchFailsItsCallsAndNoOthers() {
    browser.press("413 Too large");

    assertThat(devInfo()).isEqualTo(413);
    assertThat(new SandboxClient(sandbox.jira().uri()).get("/me").status()).isEqualTo(401);
    assertThat(browser.page().text()).contains("Jira, writing: 413 Too large");
  }

  @Test
  void anotherFailureOfTheSameCallsReplacesTheFirst() {
    browser.press("413 Too large");
    browser.press("500 Server error");

    assertThat(devInfo()).isEqualTo(500);
  }

  @Test
  void clearAllMakesAllWell() {
    board.groups().forEach(group -> group.switches().forEach(Switch::toggle));
    assertThat(board.active()).hasSizeGreaterThan(20);

    board.clear();

    assertThat(board.active()).isEmpty();
    assertThat(sandbox.harness().serviceAccount().isAdmin()).isTrue();
    assertThat(devInfo()).isEqualTo(401);
  }

  @Test
  void everySwitchTurnsOnAndOff() {
    for (var group : board.groups()) {
      for (var one : group.switches()) {
        one.toggle();
        assertThat(one.on().getAsBoolean()).as(one.label()).isTrue();
        one.toggle();
        assertThat(one.on().getAsBoolean()).as(one.label()).isFalse();
      }
    }
  }

  @Test
  void remotesPagesShowWhatIsSwitchedOn() {
    browser.press("Lost without a trace");

    browser.open(sandbox.jira().uri());
    assertThat(browser.page().text()).contains("Deliveries: Lost without a trace");

    browser.press("Clear all");
    assertThat(board.active()).isEmpty();
  }

  @Test
  void startPageHasWhatToCopy() {
    assertThat(browser.text())
        .contains(sandbox.harness().uri().toString())
        .contains(sandbox.harness().serviceAccount().token());
  }
}
