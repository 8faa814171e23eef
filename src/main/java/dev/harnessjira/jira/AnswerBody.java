package dev.harnessjira.jira;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Body of an answer that is no success; {@code words} are Atlassian's own, from the shapes it is
 * known to answer with, and empty for a page or nothing.
 */
record AnswerBody(JsonNode tree, String words) {

  private static final int LONGEST = 500;

  static AnswerBody of(JsonMapper json, byte[] body) {
    try {
      var tree = json.readTree(body);
      return new AnswerBody(tree, words(tree));
    } catch (JacksonException e) {
      return new AnswerBody(MissingNode.getInstance(), "");
    }
  }

  private static String words(JsonNode tree) {
    List<String> words = new ArrayList<>();
    for (var message : tree.isArray() ? tree : tree.path("errorMessages")) {
      add(words, message.isString() ? message : message.path("message"));
    }
    for (var field : List.of("error_description", "error", "message")) {
      if (words.isEmpty()) {
        add(words, tree.path(field));
      }
    }
    return shorten(String.join("; ", words));
  }

  private static void add(List<String> words, JsonNode text) {
    var value = text.asString("").strip();
    if (!value.isEmpty()) {
      words.add(value);
    }
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
