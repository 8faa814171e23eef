package dev.harnessjira.scope.domain;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.scope.Coverage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The spaces that Harness has. Remote calls: never inside a transaction. */
public interface HarnessSpaces {

  /** Looks a covered space up, by its number unless that is 0. */
  Lookup look(HarnessAccess access, Coverage coverage, long number);

  /** What became of looking it up. */
  sealed interface Lookup {

    /** It is there; {@code number} is 0 where Harness does not tell. */
    record Found(long number, String path, String name) implements Lookup {}

    /** Harness has it no longer. */
    record Gone() implements Lookup {}

    /** Harness refused the token. */
    record TokenRefused(String reason) implements Lookup {}

    /** Not this time; {@code retryAt} when the time is known. */
    record Unknown(@Nullable Instant retryAt) implements Lookup {}
  }
}
