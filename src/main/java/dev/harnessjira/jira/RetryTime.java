package dev.harnessjira.jira;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * When Atlassian wants to be asked again: {@code Retry-After} in seconds or as an HTTP date, else
 * {@code X-RateLimit-Reset}, which has no seconds ({@code 2026-03-26T16:00Z}). Never in the past,
 * at most an hour ahead: the longest of Atlassian's limits starts anew each hour.
 */
final class RetryTime {

  private static final Duration SOONEST = Duration.ofSeconds(1);
  private static final Duration LATEST = Duration.ofHours(1);

  private RetryTime() {}

  static @Nullable Instant of(HttpHeaders headers, Instant now) {
    var after = headers.getFirst(HttpHeaders.RETRY_AFTER);
    var named = after == null ? null : retryAfter(after.strip(), now);
    return named == null ? reset(headers, now) : bounded(named, now);
  }

  /** When the window of the limit ends. */
  static @Nullable Instant reset(HttpHeaders headers, Instant now) {
    var reset = headers.getFirst("X-RateLimit-Reset");
    var at = reset == null ? null : reset(reset.strip());
    return at == null ? null : bounded(at, now);
  }

  private static @Nullable Instant retryAfter(String value, Instant now) {
    try {
      return value.matches("\\d{1,18}")
          ? now.plusSeconds(Math.min(Long.parseLong(value), LATEST.toSeconds()))
          : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Instant reset(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant bounded(Instant at, Instant now) {
    var soonest = now.plus(SOONEST);
    var latest = now.plus(LATEST);
    return at.isBefore(soonest) ? soonest : at.isAfter(latest) ? latest : at;
  }
}
