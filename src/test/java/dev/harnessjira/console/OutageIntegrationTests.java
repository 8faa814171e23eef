package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.support.GatedDatabase;
import dev.harnessjira.support.TcpGate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
    properties = "spring.datasource.hikari.connection-timeout=300")
@ContextConfiguration(initializers = SimulatedJira.class)
@ActiveProfiles("test")
@Import(GatedDatabase.class)
class OutageIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private TcpGate gate;

  @AfterEach
  void recover() {
    gate.open();
  }

  @Test
  void databaseThatIsAwayIsSaidAndForgottenWhenItIsBack() {
    var console = new Console(home);
    console.signedIn(Console.JIRA_ADMIN);

    gate.shut();
    console.open("/site");

    assertThat(console.browser().status()).isEqualTo(503);
    assertThat(console.text()).contains("We’re not available right now", "Nothing is lost");
    assertThat(console.browser().page().text()).doesNotContain("Exception");

    gate.open();
    await().until(() -> console.open("/site").text().contains("Authorized by"));
  }
}
