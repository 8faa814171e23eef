package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator's port tells, and what it does not. */
@ConsoleTest
class ManagementIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Value("${local.management.port}")
  private int port;

  @Autowired private BeanFactory beans;
  @Autowired private JdbcClient jdbc;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
  }

  private HttpResponse<String> get(String address) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> managed(String path) {
    return get("http://127.0.0.1:" + port + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "harness_jira_sites{state=\"connected\"}",
        "harness_jira_sites{state=\"reauthorize\"}",
        "harness_jira_sites{state=\"disconnected\"}",
        "harness_jira_waiting{for=\"jira\"}",
        "harness_jira_waiting_oldest_seconds{for=\"jira\"}",
        "harness_jira_waiting_oldest_seconds{for=\"folding\"}",
        "harness_jira_waiting_oldest_seconds{for=\"paused site\"}",
        "harness_jira_waiting_oldest_seconds{for=\"paused connection\"}",
        "harness_jira_deliveries_accepted_total",
        "harness_jira_published_total{answer=\"accepted\"}",
        "harness_jira_published_total{answer=\"refused\"}",
        "harness_jira_acceptance_seconds_count",
        "harness_jira_harness_tokens{state=\"usable\"}",
        "harness_jira_harness_tokens{state=\"refused\"}",
        "harness_jira_jira_grants{state=\"usable\"}",
        "harness_jira_jira_credentials{state=\"refused\"}"
      })
  void figuresOverAllSitesHaveAValue(String figure) {
    assertThat(managed("/actuator/prometheus").body().lines())
        .anyMatch(line -> line.startsWith(figure + " ") && !line.endsWith("NaN"));
  }

  @Test
  void remoteAnswersAreCountedByRemoteAndStatus() {
    new Console(home).signedIn(Console.JIRA_ADMIN);

    assertThat(managed("/actuator/prometheus").body())
        .contains("harness_jira_remote_answers_total{remote=\"jira\",status=\"2xx\"}")
        .contains("harness_jira_deliveries_accepted_total ")
        .contains("harness_jira_deliveries_last_age_seconds ");
  }

  @Test
  void noTenantIsNamed() {
    new Console(home).signedIn(Console.JIRA_ADMIN);

    var told = managed("/actuator/prometheus").body();

    assertThat(told).doesNotContain("acme", "Acme", "atlassian.net", "cloud", "account_id");
    assertThat(told.lines().filter(line -> line.startsWith("harness_jira")))
        .allMatch(line -> line.matches("[a-z_]+(\\{[^}]*})? .*"))
        .allMatch(line -> !line.contains("site=") && !line.contains("tenant="));
  }

  @Test
  void figuresOfOtherSitesAreCountsOnly() {
    for (var module : List.of("tenancy", "scope", "ingestion", "publishing")) {
      assertThat(
              jdbc.sql("select figure, label, amount from " + module + ".figures()")
                  .query()
                  .listOfRows())
          .as(module)
          .isNotEmpty();
    }
    assertThat(jdbc.sql("select count(*) from tenancy.site").query(Long.class).single()).isZero();
  }

  @Test
  void livenessAndReadinessAreToldOnBothPorts() {
    assertThat(managed("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(managed("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(get(home + "/livez").statusCode()).isEqualTo(200);
    assertThat(get(home + "/readyz").body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator", "/actuator/prometheus", "/actuator/health", "/actuator/env"})
  void nothingElseIsOnThePublicPort(String path) {
    assertThat(get(home + path).headers().firstValue("Location")).contains(home + "/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/connections", "/actuator/env", "/actuator/beans"})
  void noPageOrOtherEndpointIsOnTheManagementPort(String path) {
    assertThat(managed(path).statusCode()).isNotEqualTo(200);
  }
}
