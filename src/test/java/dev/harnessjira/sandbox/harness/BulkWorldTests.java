package dev.harnessjira.sandbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.BulkWorld.BulkPull;
import dev.harnessjira.sandbox.harness.BulkWorld.Size;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.http.SandboxClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkWorldTests {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  private static HarnessSimulator start() {
    return HarnessSimulator.start(0, Dialect.PLATFORM, HarnessSimulator.Options.usual().at(CLOCK));
  }

  private static List<String> told(BulkWorld world) {
    return world.pulls().stream()
        .map(it ->
            it.pull().target.path()
                + it.pull().number
                + it.pull().title
                + it.pull().state
                + it.issues()
                + it.commits())
        .toList();
  }

  @Test
  void theSameSeedGivesTheSameWorld() {
    try (var one = start();
        var other = start()) {
      assertThat(told(BulkWorld.grow(one, Size.small())))
          .hasSize(800)
          .isEqualTo(told(BulkWorld.grow(other, Size.small())));
    }
  }

  @Test
  void itIsOfAllKinds() {
    try (var harness = start()) {
      var pulls = BulkWorld.grow(harness, Size.small()).pulls();

      assertThat(pulls.stream().filter(BulkPull::isKeyed).count()).isBetween(190L, 290L);
      for (var state : State.values()) {
        assertThat(pulls.stream().filter(it -> it.pull().state == state).count())
            .isGreaterThan(100);
      }
      assertThat(pulls).anyMatch(it -> !it.recent());
    }
  }

  @Test
  void aPageOfTwentyThousandTakesMilliseconds() {
    try (var harness = start()) {
      var grown = System.nanoTime();
      BulkWorld.grow(harness, Size.full());
      grown = System.nanoTime() - grown;
      var client = new SandboxClient(harness.uri());
      for (var warm = 0; warm < 30; warm++) {
        page(client, harness);
      }
      var begun = System.nanoTime();
      for (var again = 0; again < 20; again++) {
        page(client, harness);
      }
      var each = Duration.ofNanos((System.nanoTime() - begun) / 20);

      System.getLogger("bulk")
          .log(
              System.Logger.Level.INFO,
              "grown in {0} ms, a page in {1} ms",
              grown / 1_000_000,
              each.toMillis());
      assertThat(Duration.ofNanos(grown)).isLessThan(Duration.ofSeconds(20));
      assertThat(each).isLessThan(Duration.ofMillis(100));
    }
  }

  private static void page(SandboxClient client, HarnessSimulator harness) {
    var answer =
        client.get(
            "/code/api/v1/spaces/"
                + harness.account().identifier
                + "/+/pullreq?include_subspaces=true&limit=100",
            "x-api-key",
            harness.accountAdmin().token());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().size()).isEqualTo(100);
  }

  @Test
  void aTokenThatCallsTooOftenIsThrottled() {
    try (var harness = start()) {
      harness.apiSwitches().callsPerMinute(3);
      var client = new SandboxClient(harness.uri());

      for (var call = 0; call < 3; call++) {
        assertThat(repositories(client, harness, harness.accountAdmin().token())).isEqualTo(200);
      }
      assertThat(repositories(client, harness, harness.accountAdmin().token())).isEqualTo(429);
      assertThat(repositories(client, harness, harness.serviceAccount().token())).isEqualTo(200);
    }
  }

  private static int repositories(SandboxClient client, HarnessSimulator harness, String token) {
    return client
        .get("/code/api/v1/spaces/" + harness.account().identifier + "/+/repos", "x-api-key", token)
        .status();
  }
}
