package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.http.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An API call by a known person; query parameters may come more than once. */
record Call(Request request, Person caller) {

  Principal actor() {
    return caller.principal();
  }

  List<String> all(String name) {
    var query = request.query();
    return Arrays.stream((query == null ? "" : query).split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> References.decodeForm(pair.substring(name.length() + 1)))
        .toList();
  }

  Optional<String> first(String name) {
    return all(name).stream().filter(value -> !value.isEmpty()).findFirst();
  }

  String text(String name) {
    return first(name).orElse("");
  }

  String lowerText(String name) {
    return text(name).toLowerCase(Locale.ROOT);
  }

  boolean flag(String name) {
    return text(name).equals("true");
  }

  long number(String name, long otherwise) {
    try {
      return first(name).map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new Refused(400, "Parameter '" + name + "' must be an integer.");
    }
  }

  JsonNode json() {
    try {
      return request.json();
    } catch (JacksonException e) {
      throw new Refused(400, "Invalid Request Body: " + e.getOriginalMessage() + ".");
    }
  }
}
