package dev.harnessjira.sandbox.jira;

import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Rules for single fields, with the errors of those that are broken. */
final class FieldRules {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9~.\\-_]{1,1024}");
  private static final int LONGEST_URL = 2000;

  private final List<String> errors = new ArrayList<>();

  List<String> errors() {
    return errors;
  }

  void error(String field, String what) {
    errors.add(field + ": " + what);
  }

  /** The items of an array; none, with an error, when it is something else. */
  Iterable<JsonNode> array(JsonNode node, String name, int most) {
    var array = node.path(name);
    if (array.isMissingNode()) {
      return List.of();
    }
    if (!array.isArray()) {
      error(name, "must be an array");
      return List.of();
    }
    if (array.size() > most) {
      error(name, "must have at most " + most + ", was " + array.size());
    }
    return array;
  }

  void uniqueIds(Iterable<JsonNode> items, String name) {
    Set<String> seen = new HashSet<>();
    for (var item : items) {
      if (!seen.add(item.path("id").asString(""))) {
        error(name, "has the same id twice: " + item.path("id").asString(""));
      }
    }
  }

  void id(JsonNode node, String name) {
    if (!node.path("id").isString() || !ID.matcher(node.path("id").asString()).matches()) {
      error("devInformation." + name + ".invalid", "must match [A-Za-z0-9\\-._~]+");
    }
  }

  void sequence(JsonNode node, String name) {
    var value = node.path("updateSequenceId");
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      error(name + ".updateSequenceId", "is required and must be a 64-bit integer");
    }
  }

  void integer(JsonNode node, String name, int least) {
    if (!node.path(name).isInt() || node.path(name).asInt() < least) {
      error(name, "must be an integer from " + least);
    }
  }

  void required(JsonNode node, String name, int longest) {
    if (!node.path(name).isString() || node.path(name).asString().isEmpty()) {
      error(name, "is required");
    }
    optional(node, name, longest);
  }

  void optional(JsonNode node, String name, int longest) {
    var value = node.path(name);
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isString()) {
      error(name, "must be a string");
      return;
    }
    if (value.asString().length() > longest) {
      error(name, "'" + name + "' cannot exceed " + longest + " characters");
    }
    if (value.asString().codePoints().anyMatch(FieldRules::cannotBeStored)) {
      error(name, "has a character that cannot be stored");
    }
  }

  // Jira's store takes no control characters and nothing above U+FFFF.
  private static boolean cannotBeStored(int point) {
    var control = point < 0x20 && point != '\t' && point != '\n' && point != '\r';
    return control || point > 0xFFFD || (point >= 0xD800 && point <= 0xDFFF);
  }

  void requiredUrl(JsonNode node, String name) {
    required(node, name, LONGEST_URL);
    checkUrl(node, name);
  }

  void optionalUrl(JsonNode node, String name) {
    optional(node, name, LONGEST_URL);
    checkUrl(node, name);
  }

  private void checkUrl(JsonNode node, String name) {
    if (node.path(name).isString() && !isUrl(node.path(name).asString())) {
      error(name, "is no URL: " + node.path(name).asString());
    }
  }

  private static boolean isUrl(String text) {
    try {
      var uri = URI.create(text);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  void time(JsonNode node, String name) {
    try {
      var time = OffsetDateTime.parse(node.path(name).asString(""));
      if (!time.getOffset().equals(ZoneOffset.UTC)) {
        error(name, "must be in UTC");
      }
    } catch (DateTimeException e) {
      error(name, "must be an ISO 8601 time");
    }
  }

  void optionalBoolean(JsonNode node, String name) {
    if (!node.path(name).isMissingNode() && !node.path(name).isBoolean()) {
      error(name, "must be true or false");
    }
  }

  void requiredEnum(JsonNode node, String name, Set<String> values) {
    if (!values.contains(node.path(name).asString(""))) {
      error(name, "must be one of " + values);
    }
  }

  void optionalEnum(JsonNode node, String name, Set<String> values) {
    if (!node.path(name).isMissingNode()) {
      requiredEnum(node, name, values);
    }
  }
}
