package dev.harnessjira.console;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, in words for the page: a title that says what, a text that says why and what to
 * do next, the remote's own answer, and the name of the form field that it is about; null when it
 * is about the page.
 */
public record Trouble(String title, String text, @Nullable String detail, @Nullable String field) {

  /** About the page as a whole. */
  public static Trouble of(String title, String text) {
    return new Trouble(title, text, null, null);
  }

  /** About a field of the form. */
  public static Trouble at(String field, String title, String text) {
    return new Trouble(title, text, null, field);
  }

  /** The same with the remote's own answer. */
  public Trouble answered(String detail) {
    return new Trouble(title, text, detail.isBlank() ? null : detail, field);
  }

  /** The same on a form that has no other field than this. */
  public Trouble onlyAt(String only) {
    return only.equals(field) ? this : new Trouble(title, text, detail, null);
  }
}
