package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.sandbox.jira.JiraSimulator.OwnCredentials;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ConsoleTest
class CredentialsIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private BeanFactory beans;
  @Autowired private JiraSimulator jira;
  private Console console;

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
    jira.threeLoMayWrite(false);
    console = new Console(home);
  }

  @Test
  void consentThatMayNotWriteLeadsToTheGuide() {
    console.signedIn(Console.JIRA_ADMIN);

    assertThat(console.path()).isEqualTo("/site/credentials");
    assertThat(console.text())
        .contains("doesn’t let this kind of app write to the Development panel")
        .contains("Server base URL", home, "/icons/mark.svg", "Development information");
  }

  @Test
  void guideCanBeLeftAndResumed() {
    console.signedIn(Console.JIRA_ADMIN);

    console.browser().follow("Cancel");

    assertThat(console.text()).contains("Needs OAuth credentials", "can’t be written to yet");
    assertThat(console.browser().follow("Set up OAuth credentials").address())
        .hasPath("/site/credentials");
  }

  @Test
  void workingPairIsUsed() {
    enter(jira.createCredentials(JiraSimulator.ACME, true));

    assertThat(console.path()).isEqualTo("/site");
    assertThat(console.browser().page().select(".flag").text()).contains("in use");
    assertThat(console.text()).contains("Connected", "the site’s own OAuth credentials");
    assertThat(console.browser().page().html()).doesNotContain("secret-");
  }

  @Test
  void unknownPairIsRefusedAndTheIdKept() {
    enter(new OwnCredentials("own-unknown", "secret-unknown"));

    assertThat(console.browser().status()).isEqualTo(422);
    assertThat(console.text()).contains("Credentials refused", "401");
    assertThat(console.browser().page().select("#clientId").val()).isEqualTo("own-unknown");
    assertThat(console.browser().page().html()).doesNotContain("secret-unknown");
  }

  @Test
  void pairOfAnotherSiteIsNotUsed() {
    enter(jira.createCredentials(JiraSimulator.GLOBEX, true));

    assertThat(console.text()).contains("made in this site", "403");
    assertThat(console.open("/site").text()).contains("Needs OAuth credentials");
  }

  @Test
  void pairOfASiteThatIsNotThereSaysSo() {
    jira.faults()
        .failAll(request -> request.path().startsWith("/jira/devinfo"), new Kind.Status(404, null));

    enter(jira.createCredentials(JiraSimulator.ACME, true));

    assertThat(console.text()).contains("Credentials of another site", "Acme");
  }

  @Test
  void pairWithoutThePermissionSaysWhatToSelect() {
    enter(jira.createCredentials(JiraSimulator.ACME, false));

    assertThat(console.text()).contains("Development information not allowed", "Permissions");
  }

  @Test
  void silenceOfAtlassianSavesNothing() {
    jira.faults()
        .failAll(request -> request.path().startsWith("/jira/devinfo"), new Kind.Status(503, null));

    enter(jira.createCredentials(JiraSimulator.ACME, true));

    assertThat(console.text()).contains("Couldn’t check the credentials", "nothing was saved");
    assertThat(console.open("/site").text()).contains("Needs OAuth credentials");
  }

  @Test
  void emptyFieldsSayWhatToCopy() {
    enter(new OwnCredentials(" ", ""));

    assertThat(console.text()).contains("Client ID missing");
  }

  private void enter(OwnCredentials pair) {
    console.signedIn(Console.JIRA_ADMIN);
    console
        .open("/site/credentials")
        .press(
            "Check and save", Map.of("clientId", pair.clientId(), "clientSecret", pair.secret()));
  }
}
