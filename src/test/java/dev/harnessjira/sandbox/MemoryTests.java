package dev.harnessjira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTests {

  private static final URI PRODUCT = URI.create("http://localhost:1");

  @TempDir Path folder;

  private Sandbox start(Dialect dialect) {
    return Sandbox.start(Sandbox.Ports.free(), dialect, PRODUCT, folder.resolve("world"));
  }

  @Test
  void restartGoesOnWhereTheLastRunEnded() {
    try (var first = start(Dialect.PLATFORM)) {
      SandboxContent.fill(first);
      var shop = first.harness().repository("default/Storefront/web-shop");
      var pull = shop.pullRequests.values().iterator().next();
      first
          .harness()
          .act(acts -> acts.pulls().close(pull, first.harness().developer().principal()));
    }

    try (var second = start(Dialect.PLATFORM)) {
      var shop = second.harness().repository("default/Storefront/web-shop");
      var pull = shop.pullRequests.values().iterator().next();
      assertThat(pull.state.wire()).isEqualTo("closed");
      assertThat(second.harness().world().webhooks).hasSize(1);
      assertThat(second.jira().panel(JiraSimulator.ACME, "DEMO-1").isEmpty()).isFalse();
      second
          .harness()
          .act(acts -> acts.pulls().reopen(pull, second.harness().developer().principal()));
      second.harness().awaitQuiet();
      assertThat(second.harness().deliveries()).hasSize(1);
    }
  }

  @Test
  void otherKindOfHarnessStartsAfresh() {
    try (var first = start(Dialect.PLATFORM)) {
      first.jira().addIssue(JiraSimulator.ACME, "NEW-1", "New");
    }

    assertThat(Memory.read(folder.resolve("world"), Dialect.PLATFORM)).isPresent();
    assertThat(Memory.read(folder.resolve("world"), Dialect.OPEN_SOURCE)).isEmpty();
  }

  @Test
  void unreadableMemoryIsNone() throws IOException {
    Files.writeString(folder.resolve("world"), "nonsense");

    assertThat(Memory.read(folder.resolve("world"), Dialect.PLATFORM)).isEmpty();
  }
}
