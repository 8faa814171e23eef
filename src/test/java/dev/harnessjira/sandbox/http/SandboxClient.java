package dev.harnessjira.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Calls a simulator; follows no redirect. */
public final class SandboxClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;

  public SandboxClient(URI base) {
    this.base = base;
  }

  /** What came back. */
  public record Answer(int status, String body, Map<String, String> headers) {

    public JsonNode json() {
      return Reply.JSON.readTree(body);
    }

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
    }

    /** A text of the JSON body, by its pointer. */
    public String text(String pointer) {
      return json().at(pointer).asString("");
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer get(String path, String header, String value) {
    return send(request(path).header(header, value).GET());
  }

  public Answer form(String path, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** With a bearer token, unless it is empty. */
  public Answer json(String method, String path, String bearer, Object body) {
    return send(authorized(path, bearer).method(method, json(body)));
  }

  /** With a header of another name than Authorization. */
  public Answer json(String method, String path, String header, String value, Object body) {
    return send(
        request(path)
            .header(header, value)
            .header("Content-Type", "application/json")
            .method(method, json(body)));
  }

  public Answer send(String method, String path, String bearer) {
    return send(authorized(path, bearer).method(method, BodyPublishers.noBody()));
  }

  private HttpRequest.Builder authorized(String path, String bearer) {
    var request = request(path).header("Content-Type", "application/json");
    return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    return body instanceof String text
        ? BodyPublishers.ofString(text)
        : BodyPublishers.ofByteArray(Reply.JSON.writeValueAsBytes(body));
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), headers(response));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> headers(HttpResponse<String> response) {
    return response.headers().map().entrySet().stream()
        .collect(
            Collectors.toMap(
                header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                header -> header.getValue().getFirst()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
