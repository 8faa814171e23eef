package dev.harnessjira.console.picking;

import dev.harnessjira.console.Trouble;
import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.harness.HarnessFailure.Forbidden;
import dev.harnessjira.harness.HarnessFailure.Gone;
import dev.harnessjira.harness.HarnessFailure.Redirected;
import dev.harnessjira.harness.HarnessFailure.Refused;
import dev.harnessjira.harness.HarnessFailure.Throttled;
import dev.harnessjira.harness.HarnessFailure.Unauthorized;
import dev.harnessjira.harness.HarnessFailure.Unavailable;
import dev.harnessjira.harness.HarnessFailure.Unreachable;
import java.time.Instant;

/** Why a list could not be read from Harness, in words, with the next step. */
public final class FailureWords {

  private FailureWords() {}

  /** The words for a failure; {@code what} is what could not be read, such as "the projects". */
  public static Trouble of(HarnessFailure failure, String what) {
    return switch (failure) {
      case Unauthorized refused ->
          trouble(
              "Token refused",
              "Harness refuses the token, so " + what + " can’t be read. Enter another token.",
              refused);
      case Forbidden forbidden ->
          trouble(
              "Not allowed",
              "The token’s owner may not read "
                  + what
                  + ". In Harness, assign the role Account Admin for all resources, then try"
                  + " again.",
              forbidden);
      case Gone gone ->
          trouble(
              "Not found",
              "Harness doesn’t find " + what + ". Maybe it was deleted meanwhile: go back.",
              gone);
      case Throttled throttled -> slowDown(throttled.retryAt()).answered(throttled.detail());
      case Refused refused ->
          trouble(
              "Harness refused",
              "Harness refused to list " + what + ". Change the search or go back.",
              refused);
      case Redirected redirected ->
          trouble(
              "Address moved",
              "Harness sends us to another address instead of listing "
                  + what
                  + ". Go back and enter the address at which you see Harness.",
              redirected);
      case Unavailable unavailable ->
          trouble(
              "Harness has a problem",
              "Harness couldn’t list " + what + ". Try again in a minute.",
              unavailable);
      case Unreachable unreachable ->
          trouble(
              "Harness can’t be reached",
              "No answer came when asking for " + what + ". Try again in a minute.",
              unreachable);
    };
  }

  static Trouble slowDown(Instant retryAt) {
    return Trouble.of(
        "Too many requests",
        "Harness gets too many requests with this token. Try again after "
            + Times.clock(retryAt)
            + ".");
  }

  private static Trouble trouble(String title, String text, HarnessFailure failure) {
    return Trouble.of(title, text).answered(failure.detail());
  }
}
