package dev.harnessjira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.sandbox.harness.Dialect;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialSettingsTests {

  private static TrialSettings from(Map<String, String> given) {
    return TrialSettings.from(given::get);
  }

  @Test
  void usualPortsAreFixed() {
    var settings = from(Map.of());

    assertThat(settings.product()).hasPort(8080);
    assertThat(settings.ports()).isEqualTo(new Sandbox.Ports(8090, 8091, 8092));
    assertThat(settings.dialect()).isEqualTo(Dialect.PLATFORM);
    assertThat(settings.container()).isFalse();
  }

  @Test
  void everySettingCounts() {
    var settings =
        from(
            Map.of(
                "sandbox.product-port", "9000",
                "sandbox.port", "9100",
                "sandbox.folder", "/tmp/x",
                "sandbox.harness", "open-source",
                "sandbox.database", "testcontainers"));

    assertThat(settings.product()).hasPort(9000);
    assertThat(settings.ports().harness()).isEqualTo(9102);
    assertThat(settings.memory()).hasToString("/tmp/x/world");
    assertThat(settings.dialect()).isEqualTo(Dialect.OPEN_SOURCE);
    assertThat(settings.container()).isTrue();
  }

  @Test
  void wrongValuesAreNamedWithAnExample() {
    assertThatThrownBy(() -> from(Map.of("sandbox.port", "abc")))
        .hasMessageContaining("sandbox.port")
        .hasMessageContaining("9090");
    assertThatThrownBy(() -> from(Map.of("sandbox.harness", "gitness")))
        .hasMessageContaining("sandbox.harness")
        .hasMessageContaining("open-source");
  }
}
