package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.support.GatedDatabase;
import dev.harnessjira.support.TcpGate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import javax.sql.DataSource;
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
    properties = {
      "spring.datasource.hikari.connection-timeout=300",
      "spring.datasource.hikari.data-source-properties.socketTimeout=2"
    })
@ContextConfiguration(initializers = SimulatedJira.class)
@ActiveProfiles("test")
@Import(GatedDatabase.class)
class OutageIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private TcpGate gate;
  @Autowired private DataSource dataSource;

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

    assertThat(status("/readyz")).isEqualTo(503);
    assertThat(status("/livez")).isEqualTo(200);

    gate.open();
    await().until(() -> status("/readyz") == 200);
    await().until(() -> console.open("/site").text().contains("Authorized by"));
  }

  @Test
  void noWorkWaitsForeverForADatabaseThatHangs() throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("select 1");

      gate.hang();

      assertThatThrownBy(() -> statement.execute("select 1"))
          .isInstanceOf(SQLException.class)
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
    }
  }

  private int status(String path) {
    var request = HttpRequest.newBuilder(URI.create(home + path)).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
