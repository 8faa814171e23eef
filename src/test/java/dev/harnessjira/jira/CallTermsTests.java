package dev.harnessjira.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTermsTests {

  private static final AtlassianStub STUB = new AtlassianStub();
  private static final String DONE = "{\"hasDataMatchingProperties\":false}";

  private final List<Instant> told = new ArrayList<>();

  @AfterAll
  static void close() {
    STUB.close();
  }

  @ParameterizedTest
  @CsvSource({
    "100, 20, , , ",
    "100, 19, , , 3",
    "100, 0, , , 60",
    "100, 50, true, , 1.176",
    ", , true, , 2",
    ", , false, , ",
    "100, 9, , 2026-11-24T12:10Z, 60",
    "100, 0, , 2026-11-24T14:00Z, 3600",
    "many, 0, , , ",
    "100, few, , , "
  })
  void whatIsLeftIsSpreadOverTheRestOfTheWindow(
      @Nullable String limit,
      @Nullable String left,
      @Nullable String near,
      @Nullable String reset,
      @Nullable Double seconds) {
    var reply = new Reply(200, Map.of(), DONE.getBytes(StandardCharsets.UTF_8));
    reply = with(reply, "X-RateLimit-Limit", limit);
    reply = with(reply, "X-RateLimit-Remaining", left);
    reply = with(reply, "X-RateLimit-NearLimit", near);
    STUB.answer(with(reply, "X-RateLimit-Reset", reset));

    STUB.devInfo().existsByProperty(access(), "connection", "x");

    if (seconds == null) {
      assertThat(told).isEmpty();
    } else {
      assertThat(told).hasSize(1);
      assertThat(Duration.between(AtlassianStub.NOW, told.getFirst()).toMillis())
          .isEqualTo(Math.round(seconds * 1000));
    }
  }

  private static Reply with(Reply reply, String header, @Nullable String value) {
    return value == null ? reply : reply.with(header, value);
  }

  @Test
  void aRefusalSaysNothingOfALimit() {
    STUB.answer(Reply.empty(403).with("X-RateLimit-NearLimit", "true"));

    STUB.devInfo().existsByProperty(access(), "connection", "x");

    assertThat(told).isEmpty();
  }

  private DevInfoAccess access() {
    return STUB.credentials().on(false, told::add);
  }
}
