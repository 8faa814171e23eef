package dev.harnessjira.ingestion.domain.backfill;

import org.jspecify.annotations.Nullable;

/**
 * Where the walk through a list of pull requests is, last changed first: {@code before} is
 * Harness's time, in milliseconds, of the last one that is behind it; null at the beginning.
 */
public record Walk(@Nullable Long before, boolean ended) {

  public static final Walk BEGINNING = new Walk(null, false);
  public static final Walk ENDED = new Walk(null, true);

  /** Changes before this are asked for: two may have changed in the same millisecond. */
  public @Nullable Long asksBefore() {
    return before == null ? null : before + 1;
  }

  /** A page with this last change is behind it. */
  public Walk past(long last, boolean more) {
    // A full page of one and the same millisecond would be asked for for ever.
    var next = before != null && before <= last ? before - 1 : last;
    return new Walk(next, !more);
  }

  /**
   * Whether a change of a page counts now: those of the page's last millisecond are asked for
   * again, and count then.
   */
  public boolean counts(long updated, long last, boolean more) {
    return !more || updated > last || (before != null && before <= last);
  }
}
