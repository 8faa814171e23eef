package dev.harnessjira.publishing.domain.content;

import java.text.BreakIterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes texts such that Jira stores them: no control characters, nothing above U+FFFF, cut. */
final class JiraText {

  private static final char REPLACEMENT = '\uFFFD';

  private JiraText() {}

  /** A text of one line, never empty. */
  static String line(@Nullable String text, int longest, String otherwise) {
    var line = lineOrNull(text, longest);
    return line == null ? otherwise : line;
  }

  /** A text of one line; null when there is nothing in it. */
  static @Nullable String lineOrNull(@Nullable String text, int longest) {
    return text == null ? null : blankToNull(cut(stored(text, false).strip(), longest));
  }

  /** A text of several lines, never empty. */
  static String lines(@Nullable String text, int longest, String otherwise) {
    var lines = text == null ? null : blankToNull(cut(stored(text, true).strip(), longest));
    return lines == null ? otherwise : lines;
  }

  /** An e-mail; null when it is none that could find a person. Never cut: that is another one. */
  static @Nullable String email(@Nullable String email) {
    var clean = lineOrNull(email, Integer.MAX_VALUE);
    var usable = clean != null && clean.length() <= Limits.EMAIL && clean.indexOf('@') > 0;
    return usable ? clean : null;
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }

  private static String stored(String text, boolean lines) {
    var stored = new StringBuilder(text.length());
    text.codePoints().forEach(point -> stored.append(stored(point, lines)));
    return stored.toString();
  }

  private static char stored(int point, boolean lines) {
    if (lines && (point == '\n' || point == '\t')) {
      return (char) point;
    }
    if (Character.isISOControl(point) || point == 0x2028 || point == 0x2029) {
      return ' ';
    }
    var unstorable = point >= 0xFFFE || (point >= 0xD800 && point <= 0xDFFF);
    return unstorable ? REPLACEMENT : (char) point;
  }

  /** At most so many characters, never in the middle of one that people see as one. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    var end = characters.isBoundary(longest) ? longest : characters.preceding(longest);
    return text.substring(0, end > 0 ? end : longest);
  }
}
