package dev.harnessjira.harness;

import dev.harnessjira.outbound.NoAnswer;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a call to Harness failed, categorised once. {@code detail} is for people, no secret in it.
 */
public sealed interface HarnessFailure {

  String detail();

  /** 401: the token is refused or has expired. */
  record Unauthorized(String detail) implements HarnessFailure {}

  /** 403: known, but not allowed. */
  record Forbidden(String detail) implements HarnessFailure {}

  /** 404: not there. */
  record Gone(String detail) implements HarnessFailure {}

  /** 429: not before {@code retryAt} (our own back-off; Harness names no time). */
  record Throttled(Instant retryAt, String detail) implements HarnessFailure {}

  /** Another 4xx: what was sent is refused as it is, in Harness's own words. */
  record Refused(int status, String detail) implements HarnessFailure {}

  /** 3xx: the server sends us elsewhere; redirects are not followed. */
  record Redirected(@Nullable URI target, String detail) implements HarnessFailure {}

  /** 5xx or an unreadable answer: ask again. */
  record Unavailable(String detail) implements HarnessFailure {}

  /** No answer at all. */
  record Unreachable(NoAnswer cause, String detail) implements HarnessFailure {}
}
