package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ConsoleTest
@TestPropertySource(properties = "harness-jira.allowed-sites=" + JiraSimulator.GLOBEX)
class SiteNotAllowedIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private JdbcClient jdbc;
  @Autowired private Transactions transactions;

  @Test
  void refusedSiteNamesTheContactAndKeepsNoGrant() {
    var console = new Console(home);

    console.signIn(Console.JIRA_ADMIN);

    assertThat(console.text()).contains("This site isn’t allowed here", "Acme", "ops@example.com");
    var grants =
        transactions.asAccount(
            Console.JIRA_ADMIN,
            () -> jdbc.sql("select count(*) from tenancy.jira_grant").query(Long.class).single());
    assertThat(grants).isZero();
  }

  @Test
  void onlyAllowedSitesCanBeEntered() {
    var console = new Console(home);

    console.signIn(Console.TWO_SITES);

    assertThat(console.header()).contains("Globex").doesNotContain("Acme");
  }
}
