package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.reading.Reply.Why;

/** What the gateway answers, by what can be done about it. */
final class Replies {

  private Replies() {}

  static <T> Reply<T> of(HarnessResult<T> result) {
    return switch (result) {
      case HarnessResult.Ok<T>(var value) -> new Reply.Told<>(value);
      case HarnessResult.Failed<T>(var failure) -> failed(failure);
    };
  }

  static <T> Reply<T> failed(HarnessFailure failure) {
    return switch (failure) {
      case HarnessFailure.Unauthorized(var detail) -> new Reply.TokenRefused<>(detail);
      case HarnessFailure.Forbidden(var detail) -> new Reply.Refused<>(Why.NO_ACCESS, detail);
      case HarnessFailure.Gone(var detail) -> new Reply.Missing<>(detail);
      case HarnessFailure.Throttled(var retryAt, var detail) -> new Reply.Later<>(retryAt, detail);
      case HarnessFailure.Refused(var status, var detail) ->
          new Reply.Refused<>(why(status), detail);
      case HarnessFailure.Redirected(var target, var detail) -> new Reply.Later<>(null, detail);
      case HarnessFailure.Unavailable(var detail) -> new Reply.Later<>(null, detail);
      case HarnessFailure.Unreachable(var cause, var detail) -> new Reply.Later<>(null, detail);
    };
  }

  // 412: archived or being imported; 423: locked.
  private static Why why(int status) {
    return status == 412 || status == 423 ? Why.NOT_READY : Why.REFUSED;
  }
}
