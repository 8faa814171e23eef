package dev.harnessjira.sandbox.harness.wire;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as Go's encoder does: HTML characters and line separators escaped, other text raw, a
 * line feed at the end. Signatures are made over these bytes.
 */
public final class GoJson {

  private final StringBuilder out = new StringBuilder();

  private GoJson() {}

  public static String encode(@Nullable Object value) {
    var json = new GoJson();
    json.write(value);
    return json.out.append('\n').toString();
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> object -> writeObject(object);
      case Iterable<?> array -> writeArray(array);
      case Boolean bool -> out.append(bool);
      case Number number -> out.append(number);
      default -> writeString(value.toString());
    }
  }

  private void writeObject(Map<?, ?> object) {
    out.append('{');
    var separator = "";
    for (var entry : object.entrySet()) {
      out.append(separator);
      writeString(String.valueOf(entry.getKey()));
      out.append(':');
      write(entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void writeArray(Iterable<?> array) {
    out.append('[');
    for (Iterator<?> items = array.iterator(); items.hasNext(); ) {
      write(items.next());
      if (items.hasNext()) {
        out.append(',');
      }
    }
    out.append(']');
  }

  private void writeString(String text) {
    out.append('"');
    text.codePoints().forEach(this::writeCharacter);
    out.append('"');
  }

  private void writeCharacter(int character) {
    switch (character) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> writeOther(character);
    }
  }

  private void writeOther(int character) {
    if (isEscaped(character)) {
      out.append("\\u%04x".formatted(character));
    } else if (Character.getType(character) == Character.SURROGATE) {
      out.append("\\ufffd");
    } else {
      out.appendCodePoint(character);
    }
  }

  private static boolean isEscaped(int character) {
    return character < 0x20
        || character == '<'
        || character == '>'
        || character == '&'
        || character == 0x2028
        || character == 0x2029;
  }
}
