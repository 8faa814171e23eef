package dev.harnessjira.console.connections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to know about how a connection stands: how grave it is (a style class), a title, what
 * it means and what to do, the remote's own words, an address to open in a firewall, where to act,
 * and when it is tried again.
 */
record Note(
    String kind,
    String title,
    String text,
    @Nullable String detail,
    @Nullable String address,
    @Nullable Link link,
    @Nullable Instant again) {

  /** Where something can be done about it. */
  record Link(String href, String text) {}

  static Note information(String title, String text) {
    return new Note("information", title, text, null, null, null, null);
  }

  static Note warning(String title, String text) {
    return new Note("warning", title, text, null, null, null, null);
  }

  static Note danger(String title, String text) {
    return new Note("danger", title, text, null, null, null, null);
  }

  Note detail(@Nullable String words) {
    return new Note(kind, title, text, words, address, link, again);
  }

  Note address(String open) {
    return new Note(kind, title, text, detail, open, link, again);
  }

  Note link(String href, String label) {
    return new Note(kind, title, text, detail, address, new Link(href, label), again);
  }

  Note again(@Nullable Instant at) {
    return new Note(kind, title, text, detail, address, link, at);
  }

  /** Icon of the message. */
  public String icon() {
    return kind;
  }
}
