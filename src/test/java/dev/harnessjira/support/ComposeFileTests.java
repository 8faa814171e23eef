package dev.harnessjira.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** No container engine is at hand in the build, so the compose file is read by a parser. */
class ComposeFileTests {

  private final Map<String, Object> compose = read();

  @Test
  void applicationRunsReadOnlyAndWithoutCapabilities() {
    assertThat(service("app"))
        .containsEntry("read_only", true)
        .containsEntry("cap_drop", List.of("ALL"))
        .containsEntry("security_opt", List.of("no-new-privileges:true"));
  }

  @Test
  void imageRunsAsAUserThatIsNotRoot() throws IOException {
    assertThat(Files.readString(Path.of("Dockerfile"))).containsPattern("(?m)^USER [1-9]\\d+$");
  }

  @Test
  void applicationWaitsForAHealthyDatabase() {
    assertThat(service("app").get("depends_on"))
        .isEqualTo(Map.of("database", Map.of("condition", "service_healthy")));
    assertThat(service("database")).containsKey("healthcheck");
    assertThat(service("app")).containsKey("healthcheck");
  }

  @Test
  void migrationsAndApplicationConnectAsDifferentRoles() {
    var environment = map(service("app").get("environment"));

    assertThat(environment.get("SPRING_FLYWAY_USER"))
        .isNotEqualTo(environment.get("SPRING_DATASOURCE_USERNAME"));
  }

  @Test
  void everyVariableIsExplainedAtTheTop() throws IOException {
    var text = Files.readString(Path.of("docker-compose.yml"));
    var head = text.substring(0, text.indexOf("\nservices:"));

    for (var variable : text.split("\\$\\{")) {
      var name = variable.split("[:}?-]", 2)[0];
      if (name.matches("[A-Z_]+")) {
        assertThat(head).contains(name + "=");
      }
    }
  }

  private Map<String, Object> service(String name) {
    return map(map(compose.get("services")).get(name));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  private static Map<String, Object> read() {
    try (var file = Files.newBufferedReader(Path.of("docker-compose.yml"))) {
      return new Yaml().load(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
