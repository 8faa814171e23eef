package dev.harnessjira.ingestion.adapter.harness;

import static java.util.Objects.requireNonNull;

import dev.harnessjira.harness.WebhookBody;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that were recorded from a real Harness Open Source server, and who understands them. */
public final class CapturedBodies {

  private static final Path FOLDER = Path.of("src/test/resources/captures");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CapturedBodies() {}

  public static DeliveryReader reader() {
    return new WebhookDeliveryReader(new WebhookBody());
  }

  /** All of them by the number that their file starts with, in the order in which they came. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> bodies = new TreeMap<>();
    files().forEach(file -> bodies.put(file.getFileName().toString().substring(0, 2), body(file)));
    return bodies;
  }

  public static byte[] of(String number) {
    return requireNonNull(all().get(number));
  }

  private static List<Path> files() {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] body(Path file) {
    try {
      var capture = JSON.readTree(Files.readString(file));
      return capture.path("body").asString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
