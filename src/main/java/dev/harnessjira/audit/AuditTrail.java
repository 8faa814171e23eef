package dev.harnessjira.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was done with a site. */
public interface AuditTrail {

  /** So many entries are read at once. */
  int PAGE = 50;

  /**
   * Appends what the current actor did, in the current transaction of the site, or in one of its
   * own when there is none.
   *
   * @param about what it was done to, without secrets; more than 1,000 characters are cut
   */
  void note(String site, Act act, String about);

  /** An entry; numbers rise with time and have gaps. */
  record Entry(long number, Instant at, Act act, String about, Actor actor) {}

  /**
   * Which entries are wanted: of one act or of any, with these words in what it was about, who did
   * it or from where, from one day to another of UTC, both included.
   */
  record Filter(@Nullable Act act, String words, @Nullable LocalDate from, @Nullable LocalDate to) {

    public static final Filter ALL = new Filter(null, "", null, null);
  }

  /**
   * The newest entries before a number, newest first, {@value #PAGE} at most; null from the top.
   */
  List<Entry> read(String site, Filter filter, @Nullable Long before);

  /** All of them, newest first, page by page. */
  default void each(String site, Filter filter, Consumer<Entry> use) {
    Long before = null;
    List<Entry> page;
    do {
      page = read(site, filter, before);
      page.forEach(use);
      before = page.isEmpty() ? before : Long.valueOf(page.getLast().number());
    } while (page.size() == PAGE);
  }
}
