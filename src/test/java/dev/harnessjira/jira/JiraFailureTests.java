package dev.harnessjira.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.http.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JiraFailureTests {

  private static final AtlassianStub STUB = new AtlassianStub();
  private static final Instant NOW = AtlassianStub.NOW;

  @AfterAll
  static void close() {
    STUB.close();
  }

  @BeforeEach
  void clear() {
    STUB.faults().clear();
  }

  static Stream<Arguments> statuses() {
    return Stream.of(
        Arguments.of(400, new JiraFailure.Refused(400, "400: Bad")),
        Arguments.of(401, new JiraFailure.Unauthorized("401: Bad")),
        Arguments.of(403, new JiraFailure.Forbidden("403: Bad")),
        Arguments.of(404, new JiraFailure.Gone("404: Bad")),
        Arguments.of(405, new JiraFailure.Refused(405, "405: Bad")),
        Arguments.of(408, new JiraFailure.Unavailable("408: Bad", null)),
        Arguments.of(410, new JiraFailure.Gone("410: Bad")),
        Arguments.of(413, new JiraFailure.TooLarge("413: Bad")),
        Arguments.of(
            429, new JiraFailure.Throttled(NOW.plusSeconds(30), RateLimit.UNNAMED, "429: Bad")),
        Arguments.of(500, new JiraFailure.Unavailable("500: Bad", null)),
        Arguments.of(503, new JiraFailure.Unavailable("503: Bad", null)));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void eachStatusHasItsMeaning(int status, JiraFailure expected) {
    STUB.answer(status, "{'errorMessages':[{'message':'Bad'}]}");

    assertThat(failure()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'errorMessages':['Bad']}",
        "{'errorMessages':[{'message':'Bad','errorTraceId':'x'}]}",
        "[{'message':'Bad'}]",
        "{'error':'invalid','error_description':'Bad'}",
        "{'error':'Bad'}",
        "{'code':401,'message':'Bad'}"
      })
  void atlassiansWordsAreFoundInEachShape(String body) {
    STUB.answer(400, body);

    assertThat(failure().detail()).isEqualTo("400: Bad");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Bad gateway</html>", "", "nonsense", "{}", "[]", "null", "7"})
  void aBodyWithoutWordsIsNamedByItsStatus(String body) {
    STUB.answer(502, body);

    assertThat(failure()).isEqualTo(new JiraFailure.Unavailable("HTTP 502", null));
  }

  @Test
  void longWordsAreShortened() {
    STUB.answer(400, "{'message':'" + "x".repeat(5000) + "'}");

    assertThat(failure().detail()).hasSizeLessThan(520).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({
    "17, 2026-11-24T12:00:17Z",
    "0, 2026-11-24T12:00:01Z",
    "' 5 ', 2026-11-24T12:00:05Z",
    "999999999999999999, 2026-11-24T13:00:00Z",
    "'Tue, 24 Nov 2026 12:01:00 GMT', 2026-11-24T12:01:00Z",
    "'Tue, 24 Nov 2020 12:01:00 GMT', 2026-11-24T12:00:01Z",
    "soon, 2026-11-24T12:00:30Z",
    "-3, 2026-11-24T12:00:30Z",
    "'', 2026-11-24T12:00:30Z"
  })
  void aThrottledCallKnowsWhenToAskAgain(String retryAfter, Instant expected) {
    STUB.answer(Reply.empty(429).with("Retry-After", retryAfter));

    assertThat(failure())
        .isEqualTo(new JiraFailure.Throttled(expected, RateLimit.UNNAMED, "HTTP 429"));
  }

  @ParameterizedTest
  @CsvSource({
    "jira-burst-based, BURST",
    "jira-per-issue-on-write, ISSUE",
    "jira-quota-tenant-based, SITE_QUOTA",
    "jira-quota-global-based, APP_QUOTA",
    "something-new, UNNAMED"
  })
  void theReasonOfAThrottlingNamesTheLimit(String reason, RateLimit limit) {
    STUB.answer(
        Reply.empty(429)
            .with("X-RateLimit-Reset", "2026-11-24T12:07Z")
            .with("RateLimit-Reason", reason));

    assertThat(failure())
        .isEqualTo(
            new JiraFailure.Throttled(Instant.parse("2026-11-24T12:07:00Z"), limit, "HTTP 429"));
  }

  @Test
  void anHourlyQuotaWithoutATimeWaitsLonger() {
    STUB.answer(Reply.empty(429).with("RateLimit-Reason", "jira-quota-global-based"));

    assertThat(failure())
        .isEqualTo(
            new JiraFailure.Throttled(NOW.plusSeconds(300), RateLimit.APP_QUOTA, "HTTP 429"));
  }

  @Test
  void anOutageMayNameATime() {
    STUB.answer(Reply.empty(503).with("Retry-After", "9"));

    assertThat(failure()).isEqualTo(new JiraFailure.Unavailable("HTTP 503", NOW.plusSeconds(9)));
  }

  @Test
  void aRedirectIsNotFollowedAndNothingIsCalledGone() {
    STUB.answer(new Reply(302, Map.of("Location", "/elsewhere"), new byte[0]));
    STUB.faults().forgetCalls();

    assertThat(failure()).isInstanceOf(JiraFailure.Unavailable.class);
    assertThat(STUB.faults().calls()).hasSize(1);
  }

  @Test
  void garbageIsUnavailable() {
    STUB.answer(Reply.html("<html>Log in</html>"));

    assertThat(failure()).isInstanceOf(JiraFailure.Unavailable.class);
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void aCutConnectionIsUnavailable(Kind kind) {
    STUB.answer(200, "{}");
    STUB.faults().fail(call -> true, kind, 1);

    assertThat(failure()).isInstanceOf(JiraFailure.Unavailable.class);
  }

  static Stream<Kind> cuts() {
    return Stream.of(new Kind.CutBefore(), new Kind.CutAfter());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{'permissions':{}}", "[]", "null"})
  void whatIsMissingIsNoNo(String body) {
    STUB.answer(200, body);

    assertThat(STUB.platform().administers(AtlassianStub.CLOUD, "bearer"))
        .isInstanceOf(JiraResult.Failed.class);
  }

  private static JiraFailure failure() {
    var result = STUB.platform().administers(AtlassianStub.CLOUD, "bearer");
    assertThat(result).isInstanceOf(JiraResult.Failed.class);
    return ((JiraResult.Failed<Boolean>) result).failure();
  }
}
