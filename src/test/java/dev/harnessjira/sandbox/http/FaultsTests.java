package dev.harnessjira.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.harnessjira.sandbox.http.Faults.Kind;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of failure, whether its effect happens, and what the journal says. */
class FaultsTests {

  private final SandboxServer server = SandboxServer.start(0);
  private final SandboxClient http = new SandboxClient(server.uri());
  private final AtomicInteger effects = new AtomicInteger();

  @BeforeEach
  void route() {
    server.api("GET", "/api/{thing}", this::effect);
    server.page("GET", "/page", this::effect);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply effect(Request request) {
    effects.incrementAndGet();
    return Reply.empty(204);
  }

  private void fail(Kind kind) {
    server.faults().failAll(request -> true, kind);
  }

  @Test
  void statusComesInsteadOfTheEffect() {
    fail(new Kind.Status(429, 7));

    var answer = http.get("/api/x");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isEqualTo("7");
    assertThat(effects).hasValue(0);
  }

  @Test
  void aLimitIsNamedAndARemarkLetsTheEffectHappen() {
    fail(new Kind.Remark(Map.of("X-RateLimit-NearLimit", "true")));
    assertThat(http.get("/api/x").header("X-RateLimit-NearLimit")).isEqualTo("true");
    assertThat(effects).hasValue(1);

    server.faults().clear();
    fail(new Kind.Limited("jira-burst-based", 7));
    var answer = http.get("/api/x");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("RateLimit-Reason")).isEqualTo("jira-burst-based");
    assertThat(answer.header("Retry-After")).isEqualTo("7");
    assertThat(effects).hasValue(1);
  }

  @Test
  void garbageIsNoJson() {
    fail(new Kind.Garbage());

    assertThat(http.get("/api/x").body()).startsWith("<html>");
  }

  @Test
  void slowAnswerStillHappens() {
    fail(new Kind.Slow(Duration.ofMillis(200)));
    var start = System.nanoTime();

    assertThat(http.get("/api/x").status()).isEqualTo(204);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void cutBeforeHasNoEffect() {
    fail(new Kind.CutBefore());

    assertThatThrownBy(() -> http.get("/api/x")).isInstanceOf(UncheckedIOException.class);
    assertThat(effects).hasValue(0);
    assertThat(server.faults().calls()).extracting(Faults.Call::status).containsOnly(0);
  }

  @Test
  void cutAfterHasItsEffect() {
    fail(new Kind.CutAfter());

    assertThatThrownBy(() -> http.get("/api/x")).isInstanceOf(UncheckedIOException.class);
    assertThat(effects.get()).isPositive();
  }

  @Test
  void nthCallFailsAlone() {
    server.faults().failNth(2, new Kind.Status(500, null));

    assertThat(http.get("/api/a").status()).isEqualTo(204);
    assertThat(http.get("/api/b").status()).isEqualTo(500);
    assertThat(http.get("/api/c").status()).isEqualTo(204);
  }

  @Test
  void failureEndsAfterItsTimes() {
    server.faults().fail(request -> request.path().endsWith("x"), new Kind.Status(503, null), 1);

    assertThat(http.get("/api/y").status()).isEqualTo(204);
    assertThat(http.get("/api/x").status()).isEqualTo(503);
    assertThat(http.get("/api/x").status()).isEqualTo(204);
  }

  @Test
  void liftedFailureLeavesTheOthers() {
    var lift = server.faults().failAll(request -> true, new Kind.Status(500, null));
    server.faults().failAll(request -> true, new Kind.Status(403, null));

    lift.run();

    assertThat(http.get("/api/x").status()).isEqualTo(403);
  }

  @Test
  void pagesNeverFail() {
    fail(new Kind.Status(500, null));

    assertThat(http.get("/page").status()).isEqualTo(204);
  }

  @Test
  void journalKeepsCalls() {
    http.get("/api/x?y=1");

    assertThat(server.faults().calls())
        .extracting(Faults.Call::method, Faults.Call::path, Faults.Call::status)
        .containsExactly(tuple("GET", "/api/x?y=1", 204));
  }
}
