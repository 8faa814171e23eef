package dev.harnessjira.publishing.domain;

import dev.harnessjira.publishing.SiteFlow.Acceptance;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts how long changes took until Jira accepted them, by milliseconds of two digits: 1,234 ms
 * count as 1,300. So a day of any number of changes is a few hundred counts, and no percentile is
 * more than a tenth too large.
 */
public final class AcceptanceTimes {

  private static final int DIGITS = 100;

  private AcceptanceTimes() {}

  /** The milliseconds that a time counts as; the clocks of two machines may say less than none. */
  public static long counted(Duration time) {
    var millis = Math.max(0, time.toMillis());
    long unit = 1;
    while (millis / unit >= DIGITS) {
      unit *= 10;
    }
    return (millis + unit - 1) / unit * unit;
  }

  /** Of how many changes took how many milliseconds. */
  public static Acceptance of(Map<Long, Long> changesByMillis) {
    var sorted = new TreeMap<>(changesByMillis);
    var all = sorted.values().stream().mapToLong(Long::longValue).sum();
    return all == 0
        ? Acceptance.NONE
        : new Acceptance(all, percentile(sorted, all, 50), percentile(sorted, all, 95));
  }

  private static @Nullable Duration percentile(
      SortedMap<Long, Long> changesByMillis, long all, int percent) {
    var rank = (all * percent + 99) / 100;
    long counted = 0;
    for (var entry : changesByMillis.entrySet()) {
      counted += entry.getValue();
      if (counted >= rank) {
        return Duration.ofMillis(entry.getKey());
      }
    }
    return null;
  }
}
