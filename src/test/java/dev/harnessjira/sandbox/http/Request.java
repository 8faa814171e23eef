package dev.harnessjira.sandbox.http;

import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request; {@code path} is raw, {@code parameters} are the decoded placeholders of the route. */
public record Request(
    String method,
    String path,
    @Nullable String query,
    Headers headers,
    byte[] body,
    Map<String, String> parameters) {

  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** A query parameter; null when absent. */
  public @Nullable String query(String name) {
    return pairs(query == null ? "" : query).get(name);
  }

  public Map<String, String> queryPairs() {
    return pairs(query == null ? "" : query);
  }

  /** Fields of a posted form. */
  public Map<String, String> form() {
    return pairs(text());
  }

  public JsonNode json() {
    return Reply.JSON.readTree(body);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public @Nullable String header(String name) {
    return headers.getFirst(name);
  }

  /** The bearer token; empty when there is none. */
  public String bearer() {
    var value = header("Authorization");
    return value != null && value.startsWith("Bearer ") ? value.substring(7) : "";
  }

  Request with(Map<String, String> found) {
    return new Request(method, path, query, headers, body, found);
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (var pair : text.split("&")) {
      if (!pair.isEmpty()) {
        var equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        pairs.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return pairs;
  }

  static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
