package dev.harnessjira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.vault.VaultKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator reads when the whole application does not start. */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartIntegrationTests {

  @ParameterizedTest
  @CsvSource({
    "harness-jira.allowed-sites, acme.atlassian.net",
    "harness-jira.vault.keys, {",
    "spring.datasource.url, jdbc:postgresql://db.example.com:5432/harness_jira",
    "spring.datasource.username, harness_jira_app",
    "spring.datasource.password, the password of that role",
    "spring.flyway.user, harness_jira_owner",
    "spring.flyway.password, the password of that role"
  })
  void namesTheSettingTheReasonAndAnExample(String missing, String example, CapturedOutput output)
      throws Exception {
    var arguments = arguments(missing);

    assertThatThrownBy(() -> SpringApplication.run(HarnessJiraApplication.class, arguments));

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains(missing + " is missing:")
        .contains("(example: " + example)
        .doesNotContain("\tat ");
  }

  @Test
  void namesADatabaseThatCannotBeReached(CapturedOutput output) throws Exception {
    var arguments = arguments("");

    assertThatThrownBy(() -> SpringApplication.run(HarnessJiraApplication.class, arguments));

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("spring.datasource.url leads to no PostgreSQL")
        .contains("Connection to 127.0.0.1:1 refused")
        .doesNotContain("\tat ");
  }

  private static String[] arguments(String missing) throws Exception {
    var settings =
        Map.of(
            "harness-jira.public-url", "https://harness-jira.example.com",
            "harness-jira.allowed-sites", "acme.atlassian.net",
            "harness-jira.atlassian.client-id", "id",
            "harness-jira.atlassian.client-secret", "secret",
            "harness-jira.vault.keys", VaultKeys.create(),
            "spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/nothing",
            "spring.datasource.username", "harness_jira_app",
            "spring.datasource.password", "secret",
            "spring.flyway.user", "harness_jira_owner",
            "spring.flyway.password", "secret");
    List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
    settings.forEach((name, value) -> {
      if (!name.equals(missing)) {
        arguments.add("--" + name + "=" + value);
      }
    });
    return arguments.toArray(String[]::new);
  }
}
