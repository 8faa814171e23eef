package dev.harnessjira.console.picking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times inside sentences. */
public final class Times {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

  private Times() {}

  /** Such as August 8, 2028. */
  public static String date(Instant at) {
    return DATE.format(at);
  }

  /** Such as 14:05:00 UTC. */
  public static String clock(Instant at) {
    return CLOCK.format(at);
  }
}
