package dev.harnessjira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.sandbox.harness.Dialect;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialSettingsTests {

  @Test
  void usualPortsAreFixed() {
    var settings = TrialSettings.from(Map.of()::get);

    assertThat(settings.product()).hasPort(8080);
    assertThat(settings.ports()).isEqualTo(new Sandbox.Ports(8090, 8091, 8092));
    assertThat(settings.dialect()).isEqualTo(Dialect.PLATFORM);
    assertThat(settings.container()).isFalse();
  }

  @Test
  void everySettingCounts() {
    var settings =
        TrialSettings.from(
            Map.of(
                    "sandbox.product-port", "9000",
                    "sandbox.port", "9100",
                    "sandbox.folder", "/tmp/x",
                    "sandbox.harness", "open-source",
                    "sandbox.database", "testcontainers")
                ::get);

    assertThat(settings.product()).hasPort(9000);
    assertThat(settings.ports().harness()).isEqualTo(9102);
    assertThat(settings.memory()).hasToString("/tmp/x/world");
    assertThat(settings.dialect()).isEqualTo(Dialect.OPEN_SOURCE);
    assertThat(settings.container()).isTrue();
  }

  @Test
  void wrongValuesAreNamedWithAnExample() {
    assertThatThrownBy(() -> TrialSettings.from(Map.of("sandbox.port", "abc")::get))
        .hasMessageContaining("sandbox.port")
        .hasMessageContaining("9090");
    assertThatThrownBy(() -> TrialSettings.from(Map.of("sandbox.harness", "gitness")::get))
        .hasMessageContaining("sandbox.harness")
        .hasMessageContaining("open-source");
  }
}
