package dev.harnessjira.ingestion.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A delivery that was recorded from a real Harness Open Source server. */
record CapturedDelivery(String name, Map<String, String> headers, byte[] body, String secret) {

  private static final Path FOLDER = Path.of("src/test/resources/captures");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> TRANSPORT = List.of("Host", "Content-Length");

  static Stream<CapturedDelivery> all() {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().map(CapturedDelivery::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sent to a registration as it was recorded. */
  RawRequest to(String registration) {
    var request = RawRequest.post(registration);
    headers.forEach((name, value) -> {
      if (!TRANSPORT.contains(name)) {
        request.header(name, value);
      }
    });
    return request;
  }

  @Override
  public String toString() {
    return name;
  }

  private static CapturedDelivery read(Path file) {
    var json = tree(file);
    Map<String, String> headers = new TreeMap<>();
    json.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    return new CapturedDelivery(
        file.getFileName().toString(),
        headers,
        json.path("body").asString().getBytes(StandardCharsets.UTF_8),
        json.path("secret").asString());
  }

  private static JsonNode tree(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
