package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class SignInIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private BeanFactory beans;
  @Autowired private JdbcClient jdbc;
  private Console console;

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
    console = new Console(home);
  }

  @Test
  void landingPageLeadsToConsent() {
    console.open("/").follow("Connect Jira");

    var consent = console.browser().address();
    assertThat(consent).hasPath("/authorize").hasParameter("audience", "api.atlassian.com");
    assertThat(consent).hasParameter("prompt", "consent").hasParameter("state");
    assertThat(consent).hasParameter("code_challenge_method", "S256");
    assertThat(consent).hasParameter("redirect_uri", home + "/connect/jira/callback");
    assertThat(consent.getQuery()).contains("offline_access", "write:dev-info:jira");
  }

  @Test
  void administratorOfOneSiteIsLedIn() {
    console.signedIn(Console.JIRA_ADMIN);

    assertThat(console.path()).isEqualTo("/connections");
    assertThat(console.header()).contains("Acme", "Jira administrator", "Sign out");
  }

  @Test
  void administratorOfSeveralSitesChooses() {
    console.signIn(Console.TWO_SITES);

    assertThat(console.path()).isEqualTo("/sign-in/choose");
    assertThat(console.text()).contains("Connect Acme", "Connect Globex", "Not connected");

    console.browser().press("Connect Globex");
    assertThat(console.settled().address()).hasPath("/connections");
    assertThat(console.open("/site").page().select("h1").text()).isEqualTo("Globex");
  }

  @Test
  void pageAskedForBeforeSigningInIsShownAfterwards() {
    console.open("/site?from=bookmark");
    assertThat(console.path()).isEqualTo("/");

    console.browser().follow("Connect Jira");
    console.consent(Console.JIRA_ADMIN, "all");

    assertThat(console.settled().address()).hasPath("/site").hasQuery("from=bookmark");
  }

  @Test
  void switchingLeadsToTheOtherConnectedSite() {
    console.signedIn(Console.TWO_SITES, "Connect Acme");
    console.open("/sign-in/choose").press("Connect Globex");
    console.settled();

    console.browser().press("Acme");

    console.settled();
    assertThat(console.open("/site").page().select("h1").text()).isEqualTo("Acme");
  }

  @Test
  void switchingNeverConnectsASiteUnasked() {
    console.signedIn(Console.TWO_SITES, "Connect Acme");

    console.open("/site").press("Globex");

    assertThat(console.path()).isEqualTo("/sign-in/choose");
    assertThat(console.text()).contains("Connect Globex");
  }

  @Test
  void siteOfSomebodyElseCannotBeEntered() {
    console.signedIn(Console.JIRA_ADMIN);

    console.open("/site").press("Acme", Map.of("site", JiraSimulator.GLOBEX, "connect", "true"));

    assertThat(console.text()).contains("You’re not a Jira administrator");
    assertThat(console.open("/site").page().select("h1").text()).isEqualTo("Acme");
  }

  @Test
  void signingOutEndsTheSession() {
    console.signedIn(Console.JIRA_ADMIN);

    console.open("/site").press("Sign out");

    assertThat(console.text()).contains("You’re signed out");
    assertThat(console.open("/site").address()).hasPath("/");
    assertThat(sessions()).isEmpty();
  }

  @Test
  void sessionGetsAnotherIdWhenSigningIn() {
    console.open("/connect/jira");
    var before = sessions();

    console.consent(Console.JIRA_ADMIN, "all");

    assertThat(before).hasSize(1);
    assertThat(sessions()).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void sessionHoldsNoTokenAndNoConsent() {
    console.signedIn(Console.JIRA_ADMIN);

    var stored =
        jdbc.sql("select attribute_bytes from session.spring_session_attributes")
            .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
            .list();

    assertThat(stored).anyMatch(json -> json.contains(Console.JIRA_ADMIN));
    assertThat(stored)
        .noneMatch(json -> json.contains("tokenValue") || json.contains("code_verifier"));
  }

  @Test
  void anotherPersonInTheSameBrowserStartsWithoutASite() {
    console.signedIn(Console.JIRA_ADMIN);

    console.signIn(Console.TWO_SITES);

    assertThat(console.path()).isEqualTo("/sign-in/choose");
    assertThat(console.header()).contains("Administrator of two sites").doesNotContain("Acme");
  }

  private List<String> sessions() {
    return jdbc.sql("select session_id from session.spring_session").query(String.class).list();
  }
}
