package dev.harnessjira.scope.domain;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.domain.CoveredSpaces.NewWebhook;
import dev.harnessjira.scope.domain.SpaceWebhooks.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at registered webhooks in Harness and puts them right. Remote calls, as all of them. */
public interface WebhookChecks {

  /**
   * Looks at the webhook of a coverage, also under another identifier; {@code attempts} asks for
   * Harness's newest attempt to deliver, which is told anyway when it failed.
   */
  Seen look(HarnessAccess access, Coverage coverage, String registration, boolean attempts);

  /** Makes it as it should be, except for being enabled or not. */
  Answer putRight(HarnessAccess access, Coverage coverage, NewWebhook webhook, long number);

  /** Enables it. */
  Answer enable(HarnessAccess access, Coverage coverage, long number);

  /** What was seen. */
  sealed interface Seen {

    /**
     * It is there; {@code differences} says for people what is not as it should be; {@code newest}
     * is null when Harness has not tried, or was not asked.
     */
    record There(long number, boolean enabled, List<String> differences, @Nullable Attempt newest)
        implements Seen {}

    record Vanished() implements Seen {}

    /** Not even its space is there. */
    record SpaceGone() implements Seen {}

    /** It could not be looked at. */
    record Unseen(Answer answer) implements Seen {}
  }

  /** An attempt of Harness to deliver; {@code error} is for people, also of one that succeeded. */
  record Attempt(Instant at, boolean succeeded, String error) {}
}
