package dev.harnessjira.console.frame;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times in words for pages, as {@code @moments}: how long ago, and the exact stamp in UTC. */
@Component("moments")
public class Moments {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("MMMM d, yyyy, HH:mm:ss 'UTC'", Locale.US)
          .withZone(ZoneOffset.UTC);
  private static final Duration WEEK = Duration.ofDays(7);

  private final Clock clock;

  Moments(Clock clock) {
    this.clock = clock;
  }

  public String exact(Instant at) {
    return EXACT.format(at);
  }

  /** In words up to a week away, then the day. */
  public String relative(Instant at) {
    var age = Duration.between(at, clock.instant());
    if (age.abs().compareTo(WEEK) >= 0) {
      return DAY.format(at);
    }
    return age.isNegative() ? ahead(age.negated()) : ago(age);
  }

  private static String ago(Duration age) {
    if (age.toSeconds() < 60) {
      return "just now";
    }
    return age.toDays() == 1 ? "yesterday" : amount(age) + " ago";
  }

  private static String ahead(Duration time) {
    if (time.toSeconds() < 60) {
      return "in a moment";
    }
    return time.toDays() == 1 ? "tomorrow" : "in " + amount(time);
  }

  private static String amount(Duration time) {
    if (time.toHours() < 1) {
      return count(time.toMinutes(), "minute");
    }
    return time.toDays() < 1 ? count(time.toHours(), "hour") : count(time.toDays(), "day");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
