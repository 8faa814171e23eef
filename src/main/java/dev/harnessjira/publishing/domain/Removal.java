package dev.harnessjira.publishing.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A removal from Jira that goes on: all of a connection by its property, or some repositories.
 * {@code identity} wrote what is to go. It is done when Jira said twice, some minutes apart, that
 * nothing is there: a submission that Jira applies late would be found by the second look.
 */
public record Removal(
    UUID id,
    ConnectionId connection,
    Kind kind,
    @Nullable WritingIdentity identity,
    Instant ordered,
    int failures,
    @Nullable Instant goneOnce) {

  /** What is to go. */
  public enum Kind {
    CONNECTION,
    REPOSITORIES,
    /** All of a connection that was written under another identity than today's. */
    FORMER_IDENTITY
  }

  /** A look after a deletion: what it means for something that was gone {@code once} already. */
  public static Look look(boolean there, @Nullable Instant once, Instant now, Duration apart) {
    if (there) {
      return new Look(null, false);
    }
    return once == null ? new Look(now, false) : new Look(once, !now.isBefore(once.plus(apart)));
  }

  /** When Jira first said that it is gone, and whether it said so twice. */
  public record Look(@Nullable Instant goneOnce, boolean gone) {}

  /** How to remove by hand what remains. */
  public String byHand(String what) {
    return what
        + " may still be in Jira's development information, under the property connection="
        + connection
        + ". To remove it by hand: in Jira, open Settings, Apps, OAuth credentials and delete the"
        + " credentials that it was written with, or uninstall the app; or send DELETE"
        + " bulkByProperties?connection="
        + connection
        + " to the site's development-information API.";
  }
}
