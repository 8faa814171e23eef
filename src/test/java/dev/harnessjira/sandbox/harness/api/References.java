package dev.harnessjira.sandbox.harness.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Splits the path after {@code /repos/} or {@code /spaces/} into the reference, in its %2F form,
 * its form closed by {@code /+} or a numeric id, and the decoded segments that follow.
 */
record References(String reference, List<String> tail) {

  static References parse(String rest) {
    var segments = Arrays.asList(rest.split("/"));
    var plus = segments.indexOf("+");
    return plus < 0
        ? new References(
            decode(segments.getFirst()), decodeAll(segments.subList(1, segments.size())))
        : new References(
            decode(String.join("/", segments.subList(0, plus))),
            decodeAll(segments.subList(plus + 1, segments.size())));
  }

  static String decodeForm(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** In a path a plus sign is a plus sign. */
  private static String decode(String text) {
    return decodeForm(text.replace("+", "%2B"));
  }

  private static List<String> decodeAll(List<String> segments) {
    return segments.stream().filter(segment -> !segment.isEmpty()).map(References::decode).toList();
  }
}
