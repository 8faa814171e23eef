package dev.harnessjira.jira;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What an answer says of the calls that are left: {@code X-RateLimit-Limit} and {@code -Remaining}
 * in a window of one minute, unless {@code -Reset} names its end, and {@code -NearLimit} when less
 * than a fifth is left.
 */
final class Headroom {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** What is waited when a limit is near and nothing says how near. */
  private static final Duration NEAR = Duration.ofSeconds(2);

  private Headroom() {}

  /** When to call next, so that what is left lasts; null when enough is left. */
  static @Nullable Instant next(HttpHeaders headers, Instant now) {
    var limit = number(headers, "X-RateLimit-Limit");
    var left = number(headers, "X-RateLimit-Remaining");
    var near = "true".equalsIgnoreCase(headers.getFirst("X-RateLimit-NearLimit"));
    if (left < 0) {
      return near ? now.plus(NEAR) : null;
    }
    if (!near && (limit <= 0 || left * 5 >= limit)) {
      return null;
    }
    return now.plus(untilReset(headers, now).dividedBy(left + 1));
  }

  private static Duration untilReset(HttpHeaders headers, Instant now) {
    var reset = RetryTime.reset(headers, now);
    return reset == null ? WINDOW : Duration.between(now, reset);
  }

  private static long number(HttpHeaders headers, String name) {
    var value = headers.getFirst(name);
    return value != null && value.strip().matches("\\d{1,12}") ? Long.parseLong(value.strip()) : -1;
  }
}
