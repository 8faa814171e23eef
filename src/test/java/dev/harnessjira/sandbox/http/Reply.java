package dev.harnessjira.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An answer. */
public record Reply(int status, Map<String, String> headers, byte[] body) {

  static final JsonMapper JSON = JsonMapper.builder().build();

  public static Reply json(int status, Object value) {
    return new Reply(
        status, Map.of("Content-Type", "application/json"), JSON.writeValueAsBytes(value));
  }

  public static Reply html(String page) {
    return html(200, page);
  }

  public static Reply html(int status, String page) {
    return new Reply(
        status,
        Map.of("Content-Type", "text/html; charset=utf-8"),
        page.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply redirect(String target) {
    return new Reply(302, Map.of("Location", target), new byte[0]);
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0]);
  }

  public Reply with(String header, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(header, value);
    return new Reply(status, all, body);
  }

  /** Text for the inside of an HTML page. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
