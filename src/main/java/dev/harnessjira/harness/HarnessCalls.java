package dev.harnessjira.harness;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.harnessjira.outbound.Exchange;
import dev.harnessjira.outbound.NoAnswer;
import dev.harnessjira.outbound.OutboundClient;
import dev.harnessjira.outbound.OutboundHttp;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls Harness with JSON and categorises what goes wrong, once for all of the gateway. */
@Component
class HarnessCalls {

  private static final int LONGEST_DETAIL = 500;

  private final OutboundClient client;
  private final JsonMapper json;
  private final HarnessSettings settings;
  private final CallBudget budget;
  private final Clock clock;

  HarnessCalls(OutboundHttp http, HarnessSettings settings, CallBudget budget, Clock clock) {
    this.client = http.guardedClient("harness", filter(settings));
    this.settings = settings;
    this.budget = budget;
    this.json =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(
                include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    this.clock = clock;
  }

  /** What came of sending. */
  sealed interface Sent {

    record Done(Exchange exchange) implements Sent {}

    /** Nothing was sent, or Harness would not have it: the token makes no call until then. */
    record TooMany(Instant retryAt, String reason) implements Sent {}
  }

  private static InetAddressFilter filter(HarnessSettings settings) {
    var external = InetAddressFilter.externalAddresses();
    return settings.allowedNetworks().isEmpty()
        ? external
        : external.or(settings.allowedNetworks().toArray(String[]::new));
  }

  /** An answer's value and its headers, for paging. */
  record Page<T>(T value, HttpHeaders headers) {}

  <T> HarnessResult<T> get(HarnessAccess access, String path, Class<T> type) {
    return send(access, HttpMethod.GET, path, null, type(type));
  }

  <T> HarnessResult<List<T>> list(HarnessAccess access, String path, Class<T> item) {
    JavaType type = listOf(item);
    return call(
        access,
        HttpMethod.GET,
        path,
        null,
        answer -> {
          // Go writes an empty list as null.
          List<T> items = json.readValue(answer.body(), type);
          return items == null ? List.of() : items;
        });
  }

  <T> HarnessResult<T> send(
      HarnessAccess access, HttpMethod method, String path, @Nullable Object body, JavaType type) {
    return call(access, method, path, body, answer -> this.<T>object(answer, type));
  }

  private <T> T object(Exchange.Answered answer, JavaType type) {
    T value = json.readValue(answer.body(), type);
    if (value == null) {
      throw new UnreadableException();
    }
    return value;
  }

  /** An answer that lacks what it must have. */
  static class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  HarnessResult<Boolean> delete(HarnessAccess access, String path) {
    return call(access, HttpMethod.DELETE, path, null, answer -> true);
  }

  <T> HarnessResult<T> call(
      HarnessAccess access,
      HttpMethod method,
      String path,
      @Nullable Object body,
      Function<Exchange.Answered, T> reader) {
    return switch (exchange(access, method, path, body)) {
      case Sent.Done(Exchange.Answered answer) -> read(answer, reader);
      case Sent.Done(Exchange.Unanswered none) -> unanswered(none);
      case Sent.TooMany(var retryAt, var reason) ->
          new HarnessResult.Failed<>(new HarnessFailure.Throttled(retryAt, reason));
    };
  }

  /** Sends with the token, inside its budget and to allowed hosts only. A text body is plain. */
  Sent exchange(HarnessAccess access, HttpMethod method, String path, @Nullable Object body) {
    var host = String.valueOf(access.baseUrl().getHost());
    if (!settings.allowsHost(host)) {
      return new Sent.Done(
          new Exchange.Unanswered(
              NoAnswer.ADDRESS_NOT_ALLOWED,
              host + " is not among harness-jira.harness.allowed-hosts"));
    }
    return switch (budget.take(access)) {
      case CallAllowance.Answer.Later(var retryAt, var reason) -> new Sent.TooMany(retryAt, reason);
      case CallAllowance.Answer.Granted granted -> granted(access, method, path, body);
    };
  }

  private Sent granted(
      HarnessAccess access, HttpMethod method, String path, @Nullable Object body) {
    var headers = new HttpHeaders();
    headers.setAccept(List.of(MediaType.APPLICATION_JSON));
    authorize(headers, access);
    var bytes = bytes(headers, body);
    var uri = URI.create(strip(access.baseUrl()) + routed(access, path));
    var exchange = client.send(method, uri, headers, bytes);
    return exchange instanceof Exchange.Answered answer && answer.status() == 429
        ? new Sent.TooMany(budget.throttled(access), detail(answer))
        : new Sent.Done(exchange);
  }

  private byte @Nullable [] bytes(HttpHeaders headers, @Nullable Object body) {
    if (body == null) {
      return null;
    }
    if (body instanceof String text) {
      headers.setContentType(MediaType.TEXT_PLAIN);
      return text.getBytes(StandardCharsets.UTF_8);
    }
    headers.setContentType(MediaType.APPLICATION_JSON);
    return json.writeValueAsBytes(body);
  }

  /** The platform has several clusters; its own pages say so which one has the account. */
  private static String routed(HarnessAccess access, String path) {
    return path.startsWith("/code/")
        ? path + (path.contains("?") ? "&" : "?") + "routingId=" + encode(access.account())
        : path;
  }

  JavaType type(Class<?> type) {
    return json.getTypeFactory().constructType(type);
  }

  JavaType listOf(Class<?> item) {
    return json.getTypeFactory().constructCollectionType(List.class, item);
  }

  JsonNode tree(Exchange.Answered answer) {
    return json.readTree(answer.body());
  }

  /** The same, when it is a list; something else is no empty list. */
  JsonNode array(JsonNode node) {
    if (!node.isArray() && !node.isNull()) {
      throw new UnreadableException();
    }
    return node;
  }

  /** The answer as a tree, or a missing node when it is no JSON. */
  JsonNode treeOrMissing(Exchange.Answered answer) {
    try {
      return json.readTree(answer.body());
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  Instant now() {
    return clock.instant();
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Path form of a reference: each segment encoded, ended by the plus that Harness wants. */
  static String reference(String path) {
    var segments = path.split("/");
    var encoded = new StringBuilder();
    for (var segment : segments) {
      encoded.append(encode(segment)).append('/');
    }
    return encoded + "+";
  }

  private static void authorize(HttpHeaders headers, HarnessAccess access) {
    switch (access.dialect()) {
      case PLATFORM -> headers.set("x-api-key", access.token());
      case OPEN_SOURCE -> headers.setBearerAuth(access.token());
    }
  }

  private static String strip(URI base) {
    return base.toString().replaceAll("/+$", "");
  }

  private <T> HarnessResult<T> read(
      Exchange.Answered answer, Function<Exchange.Answered, T> reader) {
    if (!answer.succeeded()) {
      return new HarnessResult.Failed<>(failure(answer));
    }
    try {
      return new HarnessResult.Ok<>(reader.apply(answer));
    } catch (JacksonException | UnreadableException e) {
      return new HarnessResult.Failed<>(
          new HarnessFailure.Unavailable("Harness’s answer could not be read"));
    }
  }

  private static <T> HarnessResult<T> unanswered(Exchange.Unanswered none) {
    return new HarnessResult.Failed<>(
        none.why() == NoAnswer.ANSWER_TOO_LARGE
            ? new HarnessFailure.Unavailable(none.detail())
            : new HarnessFailure.Unreachable(none.why(), none.detail()));
  }

  private HarnessFailure failure(Exchange.Answered answer) {
    var words = words(answer);
    var detail = detail(answer);
    return switch (answer.status()) {
      case 401 -> new HarnessFailure.Unauthorized(detail);
      case 403 -> new HarnessFailure.Forbidden(detail);
      // A page or an empty answer is not Harness's own word that something is gone.
      case 404, 410 ->
          words.isEmpty()
              ? new HarnessFailure.Unavailable(detail)
              : new HarnessFailure.Gone(detail);
      case 408, 425 -> new HarnessFailure.Unavailable(detail);
      default -> other(answer, detail);
    };
  }

  private static HarnessFailure other(Exchange.Answered answer, String detail) {
    if (answer.status() >= 500) {
      return new HarnessFailure.Unavailable(detail);
    }
    if (answer.status() >= 300 && answer.status() < 400) {
      return new HarnessFailure.Redirected(location(answer), detail);
    }
    return new HarnessFailure.Refused(answer.status(), detail);
  }

  private String detail(Exchange.Answered answer) {
    var words = words(answer);
    return words.isEmpty() ? "HTTP " + answer.status() : answer.status() + ": " + words;
  }

  private String words(Exchange.Answered answer) {
    var message = treeOrMissing(answer).path("message").asString("");
    return message.length() <= LONGEST_DETAIL
        ? message
        : message.substring(0, LONGEST_DETAIL) + "…";
  }

  /** Where a redirect leads to; null when that is missing or no address. */
  static @Nullable URI location(Exchange.Answered answer) {
    var location = answer.headers().getFirst(HttpHeaders.LOCATION);
    try {
      return location == null ? null : new URI(location);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
