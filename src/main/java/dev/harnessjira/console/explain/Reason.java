package dev.harnessjira.console.explain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not in Jira, or not as it is now: since when it waits, what for, and what can be
 * done; with the remote's own words and when it is tried again.
 */
public record Reason(
    String kind,
    String title,
    String text,
    @Nullable String detail,
    @Nullable Instant since,
    @Nullable Instant again,
    @Nullable Link link) {

  /** Where something can be done about it. */
  public record Link(String href, String text) {}

  static Reason information(String title, String text) {
    return new Reason("information", title, text, null, null, null, null);
  }

  static Reason warning(String title, String text) {
    return new Reason("warning", title, text, null, null, null, null);
  }

  static Reason danger(String title, String text) {
    return new Reason("danger", title, text, null, null, null, null);
  }

  Reason detail(@Nullable String words) {
    return new Reason(kind, title, text, words, since, again, link);
  }

  Reason since(@Nullable Instant at) {
    return new Reason(kind, title, text, detail, at, again, link);
  }

  Reason again(@Nullable Instant at) {
    return new Reason(kind, title, text, detail, since, at, link);
  }

  Reason link(String href, String label) {
    return new Reason(kind, title, text, detail, since, again, new Link(href, label));
  }
}
