package dev.harnessjira.jira;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * How a call is made: a hasty one is given up after {@link JiraCalls#HASTE}; {@code nearLimit} is
 * told, after a call that was answered as asked, when Atlassian says that a limit is near: the next
 * call of this endpoint should not come before.
 */
public record CallTerms(boolean hasty, Consumer<Instant> nearLimit) {

  /** As long as the settings allow. */
  public static final CallTerms USUAL = new CallTerms(false, next -> {});
}
