package dev.harnessjira.sandbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator, driven as the real server was, sends what the real server sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaptureTests {

  private static final Path CAPTURES = Path.of("src/test/resources/captures");

  private static final Set<String> VARYING =
      Set.of("host", "content-length", "x-gitness-signature", "x-gitness-webhook-parent-id");

  private final JsonMapper json = JsonMapper.builder().build();
  private final List<Path> captures = captures();
  private final CapturedScenario scenario = new CapturedScenario();

  @BeforeAll
  void play() {
    scenario.play();
  }

  @AfterAll
  void stop() {
    scenario.close();
  }

  @Test
  void asManyDeliveriesComeAsWereCaptured() {
    var triggers = captures.stream().map(file -> read(file).path("trigger").asString()).toList();

    assertThat(scenario.triggers()).isEqualTo(triggers);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void bodyEqualsTheCapturedOne(Path capture, int index) {
    var expected = read(capture).path("body").asString();

    var body = scenario.body(index);

    assertThat(neutral(body)).isEqualTo(neutral(expected));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void headersAreTheCapturedOnes(Path capture, int index) {
    Map<String, String> expected = new TreeMap<>();
    read(capture)
        .path("headers")
        .properties()
        .forEach(header -> expected.put(lower(header.getKey()), header.getValue().asString()));

    var headers = scenario.headers(index);

    assertThat(headers.keySet()).isEqualTo(expected.keySet());
    assertThat(without(headers, VARYING)).isEqualTo(without(expected, VARYING));
  }

  Stream<Arguments> pairs() {
    return IntStream.range(0, captures.size())
        .mapToObj(index -> Arguments.of(captures.get(index), index));
  }

  private static List<Path> captures() {
    try (var files = Files.list(CAPTURES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode read(Path file) {
    try {
      return json.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> without(Map<String, String> headers, Set<String> names) {
    var rest = new TreeMap<>(headers);
    rest.keySet().removeAll(names);
    return rest;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Leaves out what differs from run to run: ids, shas, times, the port, pull numbers. */
  private static String neutral(String body) {
    return body.replaceAll("\"(id|[a-z_]*_id|created|updated|number)\":\\d+", "\"$1\":0")
        .replaceAll("\"[0-9a-f]*[1-9a-f][0-9a-f]{20,}\"", "\"sha\"")
        .replaceAll("/commit/[0-9a-f]{40}", "/commit/sha")
        .replaceAll("(/pulls/|#)\\d+", "$10")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:0")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "time");
  }
}
