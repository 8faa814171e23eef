package dev.harnessjira.console.explain;

import dev.harnessjira.harness.PageAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person wants to know about. */
sealed interface Question {

  /** An issue of Jira, by its key in upper case. */
  record OfIssue(String key) implements Question {}

  /** A page of Harness. */
  record OfPage(PageAddress address) implements Question {}

  /** Neither. */
  record Unreadable() implements Question {}

  Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9]+-[1-9][0-9]{0,9}");

  /** An issue's page names it at the end of its path, or as the selected one of a board. */
  Pattern ISSUE_PAGE =
      Pattern.compile("(?:/browse/|[?&]selectedIssue=)(" + KEY.pattern() + ")(?=$|[/?&#])");

  static Question of(String text) {
    var words = text.strip();
    var key = key(words);
    if (key != null) {
      return new OfIssue(key.toUpperCase(Locale.ROOT));
    }
    return PageAddress.read(words).<Question>map(OfPage::new).orElseGet(Unreadable::new);
  }

  private static @Nullable String key(String words) {
    if (KEY.matcher(words).matches()) {
      return words;
    }
    var page = ISSUE_PAGE.matcher(words);
    return page.find() ? page.group(1) : null;
  }
}
