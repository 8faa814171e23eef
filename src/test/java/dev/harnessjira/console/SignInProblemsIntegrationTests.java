package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ConsoleTest
class SignInProblemsIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private BeanFactory beans;
  @Autowired private JiraSimulator jira;
  private Console console;

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
    console = new Console(home);
  }

  @Test
  void cancelledConsentSaysSo() {
    console.open("/connect/jira").press("Cancel", Map.of("cancel", "1"));

    assertThat(console.text()).contains("Consent cancelled", "nothing was connected");
    assertThat(console.browser().offers("Start again")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "unauthorized_client, The app isn’t shared",
    "invalid_scope, A scope isn’t available",
    "server_error, Couldn’t check your access"
  })
  void refusalOfAtlassianHasItsOwnWords(String error, String title) {
    console.comeBackWith("error=" + error + "&error_description=Because");

    assertThat(console.path()).isEqualTo("/sign-in/problem");
    assertThat(console.text()).contains(title, "Atlassian’s answer: Because", "Start again");
  }

  @Test
  void answerWithoutAQuestionIsExpired() {
    console.open("/connect/jira/callback?code=any&state=foreign");

    assertThat(console.text()).contains("This sign-in has expired");
  }

  @Test
  void answerWithTheStateOfAnotherBrowserIsExpired() {
    console.open("/connect/jira");

    console.open("/connect/jira/callback?code=any&state=foreign");

    assertThat(console.text()).contains("This sign-in has expired");
    assertThat(console.open("/site").address()).hasPath("/");
  }

  @Test
  void forgedCodeIsRefused() {
    console.comeBackWith("code=forged");

    assertThat(console.text()).contains("Atlassian refused the sign-in", "403: Invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "401, Atlassian doesn’t accept this app",
    "403, Atlassian refused the sign-in",
    "429, Couldn’t check your access",
    "500, Couldn’t check your access"
  })
  void refusedExchangeSaysWhatIsWrong(int status, String title) {
    jira.faults()
        .failAll(request -> request.path().equals("/oauth/token"), new Kind.Status(status, null));

    console.signIn(Console.JIRA_ADMIN);

    assertThat(console.text()).contains(title, String.valueOf(status));
  }

  @Test
  void grantWithoutJiraSiteSaysSo() {
    console.signIn(Console.JIRA_ADMIN, JiraSimulator.GLOBEX);

    assertThat(console.text()).contains("No Jira site found");
  }

  @Test
  void plainUserIsToldWhichSite() {
    console.signIn(Console.PLAIN_USER);

    assertThat(console.text()).contains("You’re not a Jira administrator", "one of Acme");
    assertThat(console.open("/site").address()).hasPath("/");
  }

  @Test
  void suspendedSiteIsNamed() {
    jira.suspend(JiraSimulator.ACME);

    console.signIn(Console.JIRA_ADMIN);

    assertThat(console.text()).contains("The site isn’t available", "Acme");
  }

  @Test
  void nobodyIsLetInOnAGuess() {
    jira.faults()
        .failAll(request -> request.path().contains("mypermissions"), new Kind.Status(503, null));

    console.signIn(Console.JIRA_ADMIN);

    assertThat(console.text()).contains("Couldn’t check your access", "503");
    assertThat(console.open("/site").address()).hasPath("/");
  }

  @Test
  void failedConsentLeavesTheSignedInPersonAlone() {
    console.signedIn(Console.JIRA_ADMIN);

    console.open("/connect/jira").press("Cancel", Map.of("cancel", "1"));

    assertThat(console.text()).contains("Consent cancelled", "Go to connections");
    assertThat(console.open("/site").page().select("h1").text()).isEqualTo("Acme");
  }

  @Test
  void problemPageWithoutAProblemLeadsHome() {
    assertThat(console.open("/sign-in/problem").address()).hasPath("/");
  }
}
