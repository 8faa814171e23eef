package dev.harnessjira.ingestion.domain.linking;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Finds the issue keys in a text, in any case and in their order, and gives them in upper case. A
 * key is a project key of at least two ASCII letters and digits that starts with a letter, a
 * hyphen, and a number without a leading zero. Nothing may be glued to it: {@code JIRA-123abcd} and
 * {@code 2PAC-123} are none, {@code abc_JRA-1} is JRA-1. Numbers of a catalogue by year, {@code
 * CVE-2024-1234}, are none either.
 */
public final class IssueKeys {

  /** Longest project key: Jira's own pattern for issue keys ends there. */
  private static final int LONGEST_PROJECT = 255;

  /** Longest number; Jira's largest sites have seven digits. */
  private static final int LONGEST_NUMBER = 10;

  private static final int SHORTEST_CATALOGUE_NUMBER = 4;

  private final String text;
  private final SequencedSet<String> found = new LinkedHashSet<>();

  private IssueKeys(String text) {
    this.text = text;
  }

  public static SequencedSet<String> in(String text) {
    return new IssueKeys(text).find();
  }

  // Every key has one hyphen, and what is looked at around a hyphen never reaches another one's,
  // but for the catalogue number behind it: so each character is looked at three times at most.
  private SequencedSet<String> find() {
    for (var hyphen = text.indexOf('-'); hyphen >= 0; hyphen = text.indexOf('-', hyphen + 1)) {
      var start = startOfProject(hyphen);
      var end = endOfDigits(hyphen + 1);
      if (isProject(start, hyphen) && isNumber(hyphen + 1, end) && !isCatalogue(hyphen + 1, end)) {
        found.add(upper(start, end));
      }
    }
    return Collections.unmodifiableSequencedSet(found);
  }

  private int startOfProject(int hyphen) {
    var start = hyphen;
    while (start > 0 && isAlphanumeric(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private int endOfDigits(int from) {
    var end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private boolean isProject(int start, int hyphen) {
    var length = hyphen - start;
    return length >= 2
        && length <= LONGEST_PROJECT
        && !isDigit(text.charAt(start))
        && (start == 0 || !isGlue(text.codePointBefore(start)));
  }

  private boolean isNumber(int start, int end) {
    var length = end - start;
    return length >= 1
        && length <= LONGEST_NUMBER
        && text.charAt(start) != '0'
        && (end == text.length() || !isGlue(text.codePointAt(end)));
  }

  /** A year, a hyphen and a number of at least four digits. */
  private boolean isCatalogue(int start, int end) {
    var year = end - start == 4 && (text.startsWith("19", start) || text.startsWith("20", start));
    if (!year || end == text.length() || text.charAt(end) != '-') {
      return false;
    }
    return endOfDigits(end + 1) - (end + 1) >= SHORTEST_CATALOGUE_NUMBER;
  }

  /** Letters and digits of any script, and marks that belong to a letter. */
  private static boolean isGlue(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        || switch (Character.getType(codePoint)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }

  private static boolean isAlphanumeric(char c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String upper(int start, int end) {
    var key = new StringBuilder(end - start);
    for (var i = start; i < end; i++) {
      var c = text.charAt(i);
      key.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
    }
    return key.toString();
  }
}
