package dev.harnessjira.harness;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.harnessjira.outbound.Exchange;
import dev.harnessjira.outbound.NoAnswer;
import dev.harnessjira.outbound.OutboundClient;
import dev.harnessjira.outbound.OutboundHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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

/** Calls Harness with JSON and categorises what goes wrong, once for all of the gateway. */
@Component
class HarnessCalls {

  /** Harness names no time when it throttles; its limit is per minute. */
  private static final Duration THROTTLED_WAIT = Duration.ofSeconds(20);

  private static final int LONGEST_DETAIL = 500;

  private final OutboundClient client;
  private final JsonMapper json;
  private final Clock clock;

  HarnessCalls(OutboundHttp http, HarnessSettings settings, Clock clock) {
    this.client = http.guardedClient(filter(settings));
    this.json =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(
                include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    this.clock = clock;
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
    return send(access, HttpMethod.GET, path, null, listOf(item));
  }

  <T> HarnessResult<T> send(
      HarnessAccess access, HttpMethod method, String path, @Nullable Object body, JavaType type) {
    return call(access, method, path, body, answer -> json.readValue(answer.body(), type));
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
    var headers = new HttpHeaders();
    headers.setAccept(List.of(MediaType.APPLICATION_JSON));
    authorize(headers, access);
    byte[] bytes = null;
    if (body instanceof String text) {
      headers.setContentType(MediaType.TEXT_PLAIN);
      bytes = text.getBytes(StandardCharsets.UTF_8);
    } else if (body != null) {
      headers.setContentType(MediaType.APPLICATION_JSON);
      bytes = json.writeValueAsBytes(body);
    }
    var uri = URI.create(strip(access.baseUrl()) + path);
    return switch (client.send(method, uri, headers, bytes)) {
      case Exchange.Answered answer -> read(answer, reader);
      case Exchange.Unanswered none -> unanswered(none);
    };
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
    } catch (JacksonException e) {
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
    var detail = answer.status() + words(answer.body());
    return switch (answer.status()) {
      case 401 -> new HarnessFailure.Unauthorized(detail);
      case 403 -> new HarnessFailure.Forbidden(detail);
      case 404, 410 -> new HarnessFailure.Gone(detail);
      case 429 -> new HarnessFailure.Throttled(clock.instant().plus(THROTTLED_WAIT), detail);
      default -> other(answer, detail);
    };
  }

  private static HarnessFailure other(Exchange.Answered answer, String detail) {
    if (answer.status() >= 500) {
      return new HarnessFailure.Unavailable(detail);
    }
    if (answer.status() >= 300 && answer.status() < 400) {
      return new HarnessFailure.Redirected(answer.headers().getLocation(), detail);
    }
    return new HarnessFailure.Refused(answer.status(), detail);
  }

  private String words(byte[] body) {
    try {
      var message = json.readTree(body).path("message").asString("");
      var shortened =
          message.length() <= LONGEST_DETAIL ? message : message.substring(0, LONGEST_DETAIL) + "…";
      return shortened.isEmpty() ? "" : ": " + shortened;
    } catch (JacksonException e) {
      return "";
    }
  }
}
