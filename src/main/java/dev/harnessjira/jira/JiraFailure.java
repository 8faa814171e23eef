package dev.harnessjira.jira;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a call to Atlassian failed, categorised once. {@code detail} is for people, no secret in it.
 */
public sealed interface JiraFailure {

  String detail();

  /** 401: the token is not accepted, or lacks the scope. */
  record Unauthorized(String detail) implements JiraFailure {}

  /** 403: known, but not allowed. */
  record Forbidden(String detail) implements JiraFailure {}

  /** 404 or 410: the site or object is not there (renamed, suspended, deleted). */
  record Gone(String detail) implements JiraFailure {}

  /** 429: not before {@code retryAt}. */
  record Throttled(Instant retryAt, RateLimit limit, String detail) implements JiraFailure {}

  /** 413: too large; send less at once. */
  record TooLarge(String detail) implements JiraFailure {}

  /** 400 or another 4xx: what was sent is refused as it is. */
  record Refused(int status, String detail) implements JiraFailure {}

  /** 5xx, a time-out, a cut connection, an unreadable answer: ask again. */
  record Unavailable(String detail, @Nullable Instant retryAt) implements JiraFailure {}
}
