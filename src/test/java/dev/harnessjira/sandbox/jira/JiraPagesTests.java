package dev.harnessjira.sandbox.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.support.FormBrowser;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages of the simulated Jira. */
class JiraPagesTests {

  private final JiraSimulator jira = JiraSimulator.start(0);
  private final JiraClient client = new JiraClient(jira);
  private final FormBrowser browser = new FormBrowser();

  @AfterEach
  void stop() {
    jira.close();
  }

  private void publish(String body) {
    var own = jira.createCredentials(JiraSimulator.ACME, true);
    client
        .http()
        .json(
            "POST",
            "/jira/devinfo/0.1/cloud/" + JiraSimulator.ACME + "/bulk",
            client.clientCredentials(own).text("/access_token"),
            body);
  }

  private FormBrowser issue(String key) {
    return browser.open(URI.create(jira.uri() + "/sites/acme/browse/" + key));
  }

  @Test
  void emptyPanelSaysSo() {
    assertThat(issue("DEMO-1").page().selectFirst("#empty")).isNotNull();
  }

  @Test
  void panelDrawsWhatWasAccepted() {
    publish(Submissions.SMALLEST);

    var panel = issue("DEMO-1").page().select("#development");

    assertThat(panel.select(".status").text()).isEqualTo("Open");
    assertThat(panel.select(".reviewer").text()).contains("Bob approved");
    assertThat(panel.select("a[href=https://h.example/shop/pulls/1]").text())
        .isEqualTo("DEMO-1 Work");
    assertThat(panel.select(".branch .line > a:first-child").text()).isEqualTo("work");
    assertThat(panel.select(".commit code").text()).isEqualTo("c1");
  }

  @Test
  void hostileTextIsShownAsText() {
    publish(Submissions.with(10, "DEMO-1", "<script>alert(1)</script>"));

    assertThat(issue("DEMO-1").page().select("#development script")).isEmpty();
  }

  @Test
  void issueListCountsWhatIsThere() {
    publish(Submissions.SMALLEST);

    browser.open(URI.create(jira.uri() + "/"));

    assertThat(browser.text()).contains("1 pull request · 1 branch · 1 commit Open");
  }

  @Test
  void credentialsAreMadeOnTheSettingsPage() {
    browser.open(URI.create(jira.uri() + "/sites/acme/settings/oauth-credentials"));

    browser.press("Create", Map.of("name", "Connector", "base", "https://h.example"));

    var id = browser.page().select("#client-id").text();
    var secret = browser.page().select("#client-secret").text();
    var answer = client.clientCredentials(new JiraSimulator.OwnCredentials(id, secret));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void issueIsAdded() {
    browser.open(URI.create(jira.uri() + "/sites/acme"));

    browser.press("Add", Map.of("key", "SHOP-12", "summary", "Try my own key"));

    assertThat(browser.text()).contains("Try my own key");
  }

  @Test
  void wrongKeyIsNamed() {
    browser.open(URI.create(jira.uri() + "/sites/acme"));

    browser.press("Add", Map.of("key", "nonsense"));

    assertThat(browser.status()).isEqualTo(400);
    assertThat(browser.text()).contains("nonsense");
  }
}
