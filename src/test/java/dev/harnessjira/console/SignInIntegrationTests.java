package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.jira.JiraSimulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ConsoleTest
class SignInIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private JiraSimulator jira;
  private Console console;

  @BeforeEach
  void start() {
    Console.reset(jira);
    console = new Console(home);
  }

  @Test
  void administratorOfOneSiteIsLedIn() {
    console.signIn(Console.JIRA_ADMIN);

    var page = console.waitWhileOn("/site/access");

    assertThat(page.address()).hasPath("/connections");
    assertThat(console.open("/site").text()).contains("Acme", "Connected", "Authorized by");
  }
}
