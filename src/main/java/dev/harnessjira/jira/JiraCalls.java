package dev.harnessjira.jira;

import dev.harnessjira.outbound.Exchange;
import dev.harnessjira.outbound.OutboundClient;
import dev.harnessjira.outbound.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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

  private static final int LONGEST_DETAIL = 500;

  private final OutboundClient client;
  private final JsonMapper json;
  private final Clock clock;

  JiraCalls(OutboundHttp http, JsonMapper json, Clock clock) {
    this.client = http.client();
    this.json = json;
    this.clock = clock;
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
    var headers = new HttpHeaders();
    headers.setAccept(List.of(MediaType.APPLICATION_JSON));
    if (bearer != null) {
      headers.setBearerAuth(bearer);
    }
    if (body != null) {
      headers.setContentType(MediaType.APPLICATION_JSON);
    }
    var bytes = body == null ? null : json.writeValueAsBytes(body);
    return switch (client.send(method, uri, headers, bytes)) {
      case Exchange.Answered answer -> read(answer, reader);
      case Exchange.Unanswered none ->
          new JiraResult.Failed<>(new JiraFailure.Unavailable(none.detail(), null));
    };
  }

  private <T> JiraResult<T> read(Exchange.Answered answer, Function<JsonNode, T> reader) {
    if (!answer.succeeded()) {
      return new JiraResult.Failed<>(failure(answer));
    }
    try {
      return new JiraResult.Ok<>(reader.apply(json.readTree(answer.body())));
    } catch (JacksonException | UnreadableException e) {
      return new JiraResult.Failed<>(
          new JiraFailure.Unavailable("Atlassian's answer could not be read", null));
    }
  }

  private JiraFailure failure(Exchange.Answered answer) {
    var detail = answer.status() + detail(answer.body());
    return switch (answer.status()) {
      case 401 -> new JiraFailure.Unauthorized(detail);
      case 403 -> new JiraFailure.Forbidden(detail);
      case 404, 410 -> new JiraFailure.Gone(detail);
      case 413 -> new JiraFailure.TooLarge(detail);
      case 429 ->
          new JiraFailure.Throttled(
              Objects.requireNonNullElse(retryAt(answer), clock.instant().plus(UNNAMED_WAIT)),
              answer.headers().getFirst("RateLimit-Reason"),
              detail);
      default -> other(answer, detail);
    };
  }

  private JiraFailure other(Exchange.Answered answer, String detail) {
    if (answer.status() >= 500) {
      return new JiraFailure.Unavailable(detail, retryAt(answer));
    }
    if (answer.status() >= 300 && answer.status() < 400) {
      return new JiraFailure.Gone("Atlassian sends us elsewhere: " + detail);
    }
    return new JiraFailure.Refused(answer.status(), detail);
  }

  /** Retry-After is in seconds or an HTTP date. */
  private @Nullable Instant retryAt(Exchange.Answered answer) {
    var value = answer.headers().getFirst(HttpHeaders.RETRY_AFTER);
    if (value == null) {
      return null;
    }
    try {
      return value.chars().allMatch(Character::isDigit)
          ? clock.instant().plusSeconds(Long.parseLong(value))
          : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException | NumberFormatException e) {
      return null;
    }
  }

  /** Atlassian's own words, from the shapes it is known to answer with. */
  private String detail(byte[] body) {
    try {
      var node = json.readTree(body);
      List<String> words = new ArrayList<>();
      collect(node.isArray() ? node : node.path("errorMessages"), words);
      for (var field : List.of("error_description", "error", "message")) {
        if (words.isEmpty() && node.path(field).isString()) {
          words.add(node.path(field).asString());
        }
      }
      return words.isEmpty() ? "" : ": " + shorten(String.join("; ", words));
    } catch (JacksonException e) {
      return "";
    }
  }

  private static void collect(JsonNode messages, List<String> words) {
    for (var message : messages) {
      words.add(message.isString() ? message.asString() : message.path("message").asString(""));
    }
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
  }

  /** An answer that lacks what it must have. */
  static class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  static String text(JsonNode node, String field) {
    var value = node.path(field);
    if (!value.isString()) {
      throw new UnreadableException();
    }
    return value.asString();
  }
}
