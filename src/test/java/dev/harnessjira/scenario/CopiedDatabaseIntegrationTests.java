package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.home.Home;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.support.FormBrowser;
import dev.harnessjira.tenancy.Admission;
import dev.harnessjira.tenancy.SignIn;
import dev.harnessjira.tenancy.SiteAdministration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database is copied and started under other addresses, as for a test of an upgrade. */
class CopiedDatabaseIntegrationTests {

  private final Words words = new Words(0);
  private Stage stage;
  private Code code;

  @BeforeEach
  void connectAndStartElsewhere() {
    stage = Stage.empty(Map.of());
    stage.jira().addIssue(Stage.ACME.value(), words.real("SHOP-1"), "An issue");
    stage.jira().addIssue(Stage.ACME.value(), words.real("SHOP-2"), "An issue");
    code = new Code(stage.harness, words, stage.addRepository(stage.addProject("Shop"), "shop"));
    stage.connect(Stage.ACME, ConnectionOptions.usual(), ScopeType.PROJECT, "scenarios/Shop");
    code.pullRequest("SHOP-1 Wish list").from("list").open("Add it");
    stage.settle();
    stage.product.stop();
    stage.product.set("harness-jira.public-url", stage.product.address("127.0.0.1"));
    stage.product.set("harness-jira.webhook-url", stage.product.address("localhost"));
    stage.harness.faults().forgetCalls();
    stage.jira().faults().forgetCalls();
    stage.product.start();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private List<Object> calls() {
    return Stream.concat(
            stage.harness.faults().calls().stream(), stage.jira().faults().calls().stream())
        .map(Object.class::cast)
        .toList();
  }

  private List<String> titles(String key) {
    var panel = stage.jira().panel(Stage.ACME.value(), words.real(key));
    return new Shown(words)
        .issue(panel).pullRequests().stream().map(ShownIssue.ShownPullRequest::title).toList();
  }

  private Webhook webhook() {
    synchronized (stage.harness.world()) {
      return stage.harness.world().webhooks.getFirst();
    }
  }

  @Test
  void nobodyIsCalledAndPagesAreServed() {
    code.pullRequest("SHOP-2 Basket").from("basket").open("Add it");
    stage.harness.awaitQuiet();
    stage.clock.advance(Duration.ofDays(2));
    var browser = new FormBrowser().open(URI.create(stage.product.address("127.0.0.1") + "/"));

    assertThat(browser.status()).isEqualTo(200);
    assertThat(browser.page().select(".ribbon").text())
        .contains("Nothing is sent", stage.product.address("localhost"), "moved", "copy");
    assertThat(stage.product.the(SignIn.class).admit("token"))
        .isInstanceOf(Admission.CannotVerify.class);
    assertThat(stage.product.the(SiteAdministration.class).test(Stage.ACME).write().detail())
        .contains("used under");
    assertThat(calls()).isEmpty();
  }

  @Test
  void afterAMoveEverythingGoesOnAndHarnessDeliversThere() {
    code.pullRequest("SHOP-2 Basket").from("basket").open("Add it");
    stage.harness.awaitQuiet();

    stage.product.the(Home.class).moved();
    stage.product.stop();
    stage.product.start();
    stage.pass(Duration.ofMinutes(5));

    assertThat(webhook().url).startsWith(stage.product.address("localhost"));
    assertThat(titles("SHOP-2")).hasSize(1);
    assertThat(stage.product.the(Home.class).elsewhere()).isNull();
    var browser = new FormBrowser().open(URI.create(stage.product.address("127.0.0.1") + "/"));
    assertThat(browser.page().select(".ribbon").text()).doesNotContain("Nothing is sent");
  }

  @Test
  void aCopyForgetsEverythingAndTouchesNobody() {
    var before = titles("SHOP-1");

    stage.product.the(Home.class).forgetEverything();
    stage.product.stop();
    stage.product.start();
    stage.clock.advance(Duration.ofDays(2));
    stage.settle();

    assertThat(stage.product.the(Home.class).elsewhere()).isNull();
    assertThat(stage.product.the(ConnectionDirectory.class).connections(Stage.ACME)).isEmpty();
    assertThat(stage.product.the(SiteAdministration.class).site(Stage.ACME)).isEmpty();
    assertThat(calls()).isEmpty();
    assertThat(titles("SHOP-1")).isEqualTo(before).hasSize(1);
    assertThat(webhook().url).startsWith(stage.product.address("127.0.0.1"));
  }
}
