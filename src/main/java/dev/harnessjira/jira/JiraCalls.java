package dev.harnessjira.jira;

import dev.harnessjira.outbound.Exchange;
import dev.harnessjira.outbound.OutboundClient;
import dev.harnessjira.outbound.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls Atlassian with JSON and categorises what goes wrong, once for all of the gateway. */
@Component
class JiraCalls {

  /** What a throttled call waits when Atlassian names no time. */
  private static final Duration UNNAMED_WAIT = Duration.ofSeconds(30);

  /** The same where points for an hour are used up. */
  private static final Duration UNNAMED_QUOTA_WAIT = Duration.ofMinutes(5);

  /** How long a hasty call may take. */
  static final Duration HASTE = Duration.ofSeconds(5);

  private final OutboundClient client;
  private final OutboundClient hastyClient;
  private final Clock clock;
  // Its own, so that no setting of the application changes what goes over the wire.
  private final JsonMapper json = JsonMapper.builder().build();

  JiraCalls(OutboundHttp http, Clock clock) {
    this.client = http.client("jira");
    this.hastyClient = http.client("jira", HASTE);
    this.clock = clock;
  }

  /** Says what an answer means where its status alone does not tell. */
  interface Judge {
    JiraFailure judge(JiraFailure byStatus, JsonNode body);
  }

  <T> JiraResult<T> get(URI uri, String bearer, Function<JsonNode, T> reader) {
    return call(HttpMethod.GET, uri, bearer, null, reader);
  }

  <T> JiraResult<T> call(
      HttpMethod method,
      URI uri,
      @Nullable String bearer,
      @Nullable Object body,
      Function<JsonNode, T> reader) {
    return answered(send(client, method, uri, bearer, body), reader, (byStatus, words) -> byStatus);
  }

  /** A call on the terms of the access; tells when a limit is near. */
  <T> JiraResult<T> call(
      HttpMethod method,
      URI uri,
      DevInfoAccess access,
      @Nullable Object body,
      Function<JsonNode, T> reader) {
    var terms = access.terms();
    var exchange = send(terms.hasty() ? hastyClient : client, method, uri, access.bearer(), body);
    var result = answered(exchange, reader, (byStatus, words) -> byStatus);
    if (exchange instanceof Exchange.Answered answer && answer.succeeded()) {
      var next = Headroom.next(answer.headers(), clock.instant());
      if (next != null) {
        terms.nearLimit().accept(next);
      }
    }
    return result;
  }

  /** Posts without a token. */
  <T> JiraResult<T> post(URI uri, Object body, Function<JsonNode, T> reader, Judge judge) {
    return answered(send(client, HttpMethod.POST, uri, null, body), reader, judge);
  }

  private Exchange send(
      OutboundClient by,
      HttpMethod method,
      URI uri,
      @Nullable String bearer,
      @Nullable Object body) {
    var headers = new HttpHeaders();
    headers.setAccept(List.of(MediaType.APPLICATION_JSON));
    if (bearer != null) {
      headers.setBearerAuth(bearer);
    }
    if (body != null) {
      headers.setContentType(MediaType.APPLICATION_JSON);
    }
    return by.send(method, uri, headers, body == null ? null : json.writeValueAsBytes(body));
  }

  private <T> JiraResult<T> answered(Exchange exchange, Function<JsonNode, T> reader, Judge judge) {
    return switch (exchange) {
      case Exchange.Answered answer when answer.succeeded() -> read(answer, reader);
      case Exchange.Answered answer -> {
        var body = AnswerBody.of(json, answer.body());
        yield new JiraResult.Failed<>(judge.judge(failure(answer, body.words()), body.tree()));
      }
      case Exchange.Unanswered none ->
          new JiraResult.Failed<>(new JiraFailure.Unavailable(none.detail(), null));
    };
  }

  private <T> JiraResult<T> read(Exchange.Answered answer, Function<JsonNode, T> reader) {
    try {
      return new JiraResult.Ok<>(reader.apply(json.readTree(answer.body())));
    } catch (JacksonException | UnreadableException e) {
      return new JiraResult.Failed<>(
          new JiraFailure.Unavailable("Atlassian’s answer could not be read", null));
    }
  }

  private JiraFailure failure(Exchange.Answered answer, String words) {
    var detail = words.isEmpty() ? "HTTP " + answer.status() : answer.status() + ": " + words;
    var retryAt = RetryTime.of(answer.headers(), clock.instant());
    return switch (answer.status()) {
      case 401 -> new JiraFailure.Unauthorized(detail);
      case 403 -> new JiraFailure.Forbidden(detail);
      case 404, 410 -> new JiraFailure.Gone(detail);
      case 408, 425 -> new JiraFailure.Unavailable(detail, retryAt);
      case 413 -> new JiraFailure.TooLarge(detail);
      case 429 -> throttled(answer, detail, retryAt);
      default -> other(answer, detail, retryAt);
    };
  }

  private JiraFailure throttled(
      Exchange.Answered answer, String detail, @Nullable Instant retryAt) {
    var limit = RateLimit.of(answer.headers().getFirst("RateLimit-Reason"));
    var unnamed =
        switch (limit) {
          case SITE_QUOTA, APP_QUOTA -> UNNAMED_QUOTA_WAIT;
          case BURST, ISSUE, UNNAMED -> UNNAMED_WAIT;
        };
    return new JiraFailure.Throttled(
        Objects.requireNonNullElse(retryAt, clock.instant().plus(unnamed)), limit, detail);
  }

  // An API that sends us elsewhere tells neither yes nor no, nor that anything is gone.
  private static JiraFailure other(
      Exchange.Answered answer, String detail, @Nullable Instant retryAt) {
    if (answer.status() >= 500) {
      return new JiraFailure.Unavailable(detail, retryAt);
    }
    return answer.status() < 400
        ? new JiraFailure.Unavailable("Atlassian sends us elsewhere (" + detail + ")", retryAt)
        : new JiraFailure.Refused(answer.status(), detail);
  }

  /** An answer that lacks what it must have. */
  static class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /** A text that must be there and have something in it. */
  static String text(JsonNode node, String field) {
    var value = node.path(field);
    if (!value.isString() || value.asString().isBlank()) {
      throw new UnreadableException();
    }
    return value.asString();
  }

  /** A yes or no that must be there: what is missing is no no. */
  static boolean flag(JsonNode node, String field) {
    var value = node.path(field);
    if (!value.isBoolean()) {
      throw new UnreadableException();
    }
    return value.asBoolean();
  }
}
