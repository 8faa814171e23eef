package dev.harnessjira.ingestion.domain.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of asking Harness; reasons are words for people. */
public sealed interface Reply<T> {

  record Told<T>(T value) implements Reply<T> {}

  /** The token is refused: nothing more can be read with it. */
  record TokenRefused<T>(String reason) implements Reply<T> {}

  /** Harness cannot answer now, whatever it is asked; {@code at} is null when nobody knows when. */
  record Later<T>(@Nullable Instant at, String reason) implements Reply<T> {}

  /** This is not answered; something else may be. */
  record Refused<T>(Why why, String reason) implements Reply<T> {

    public Refused(String reason) {
      this(Why.REFUSED, reason);
    }
  }

  /** Why something is not answered. */
  enum Why {
    NO_ACCESS,
    /** It is being imported, archived or locked. */
    NOT_READY,
    REFUSED
  }

  /** There is no such thing. */
  record Missing<T>(String reason) implements Reply<T> {}

  /** The same failure for another kind of value; a value that was told becomes {@code other}. */
  default <U> Reply<U> then(java.util.function.Function<T, Reply<U>> other) {
    return switch (this) {
      case Told<T>(var value) -> other.apply(value);
      case TokenRefused<T>(var reason) -> new TokenRefused<>(reason);
      case Later<T>(var at, var reason) -> new Later<>(at, reason);
      case Refused<T>(var why, var reason) -> new Refused<>(why, reason);
      case Missing<T>(var reason) -> new Missing<>(reason);
    };
  }
}
