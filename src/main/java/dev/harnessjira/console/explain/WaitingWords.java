package dev.harnessjira.console.explain;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.DevelopmentTrace.Found;
import dev.harnessjira.ingestion.DevelopmentTrace.FoundKey;
import dev.harnessjira.ingestion.DevelopmentTrace.Heard;
import dev.harnessjira.ingestion.DevelopmentTrace.Traced;
import dev.harnessjira.ingestion.IngestionStatus;
import dev.harnessjira.publishing.PublishingStatus.Hold;
import dev.harnessjira.publishing.TracedEntity;
import dev.harnessjira.publishing.TracedEntity.Standing;
import dev.harnessjira.publishing.UnknownKey;
import dev.harnessjira.scope.ConnectionView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why something waits, or is not in Jira, and what can be done about it. */
final class WaitingWords {

  private WaitingWords() {}

  /** It waits to be read from Harness. */
  static Optional<Reason> reading(ConnectionView connection, Traced traced) {
    var heard = traced.heard();
    if (heard == null || !heard.waitsForRead()) {
      return Optional.empty();
    }
    if (connection.state() == ConnectionView.State.TOKEN_LOST) {
      return Optional.of(
          Reason.danger(
                  "It waits until Harness accepts the token",
                  "What a webhook told is shown in Jira meanwhile. The rest comes once you replace"
                      + " the token.")
              .detail(connection.reason())
              .since(heard.at())
              .link(configure(connection), "Replace the token"));
    }
    return Optional.of(
        heard.notBefore() == null
            ? Reason.information(
                    "It’s about to be read from Harness", "This usually takes a few seconds.")
                .since(heard.at())
            : provisional(heard));
  }

  private static Reason provisional(Heard heard) {
    return Reason.warning(
            "Harness can’t be read right now",
            "What a webhook told is shown in Jira provisionally. We read it when Harness answers"
                + (heard.failures() > 1 ? "; " + heard.failures() + " tries failed." : "."))
        .since(heard.at())
        .again(heard.notBefore());
  }

  /** Deliveries came that nobody has looked into yet. */
  static Optional<Reason> unfolded(IngestionStatus status) {
    return status.waiting() == 0
        ? Optional.empty()
        : Optional.of(
            Reason.information(
                status.waiting() == 1
                    ? "1 event waits to be understood"
                    : status.waiting() + " events wait to be understood",
                "It may be about this. It usually takes a second."));
  }

  /** It waits for Jira. */
  static Optional<Reason> jira(
      @Nullable ConnectionView connection, @Nullable TracedEntity entity, Hold hold) {
    if (entity == null || entity.waitingSince() == null) {
      return Optional.empty();
    }
    if (connection != null && connection.paused() != null) {
      return Optional.of(
          Reason.warning(
                  "It waits because the connection is paused",
                  connection.paused().by()
                      + " paused it. Everything is kept and sent once you resume it.")
              .since(entity.waitingSince())
              .link("/connections/" + connection.id(), "Open the connection"));
    }
    if (hold.paused()) {
      return Optional.of(
          Reason.danger(
                  "It waits until Jira can be written to",
                  "Everything is kept and sent once the site may be written to again.")
              .detail(hold.reason())
              .since(entity.waitingSince())
              .link("/site", "Open Jira site"));
    }
    return Optional.of(
        hold.reason() == null
            ? Reason.information("It’s on its way to Jira", "This usually takes a second.")
                .since(entity.waitingSince())
            : Reason.warning(
                    "It waits because Jira takes nothing right now",
                    "We try again by ourselves; nothing is lost.")
                .detail(hold.reason())
                .since(entity.waitingSince())
                .again(hold.until()));
  }

  /** Jira refused it. */
  static Optional<Reason> refused(@Nullable TracedEntity entity) {
    return entity == null || entity.standing() != Standing.REFUSED
        ? Optional.empty()
        : Optional.of(
            Reason.danger(
                    "Jira refused it",
                    "It’s sent again when it changes in Harness, or when you say so.")
                .detail(entity.refusal()));
  }

  /** It names nothing that counts. */
  static Optional<Reason> keyless(ConnectionView connection, Traced traced) {
    if (traced.keys().stream().anyMatch(FoundKey::counts)) {
      return Optional.empty();
    }
    if (!traced.keys().isEmpty()) {
      return Optional.of(
          Reason.warning(
                  "It names issues only where they don’t count",
                  "For this connection, keys in "
                      + places(traced)
                      + " are switched off, so it isn’t linked.")
              .link(configure(connection), "Change where keys count"));
    }
    return Optional.of(
        Reason.information(
            "It names no issue",
            "Jira shows what names an issue by its key, such as ACME-42, in the title, the"
                + " description, or the source branch of a pull request, or in a commit message."));
  }

  private static String places(Traced traced) {
    var branch = traced.keys().stream().anyMatch(key -> key.found() == Found.BRANCH_NAME);
    var message = traced.keys().stream().anyMatch(key -> key.found() != Found.BRANCH_NAME);
    return branch && message
        ? "branch names and commit messages"
        : branch ? "branch names" : "commit messages";
  }

  /** Harness has it no more. */
  static Optional<Reason> gone(Traced traced) {
    return traced.inHarness()
        ? Optional.empty()
        : Optional.of(
            Reason.information(
                "Harness has this branch no more", "So Jira isn’t to show it either."));
  }

  /** Jira does not know the key. */
  static Reason unknown(UnknownKey unknown) {
    var why =
        switch (unknown.why()) {
          case NO_SUCH_ISSUE -> "The project is there; Jira finds no issue with this number in it.";
          case LOOKS_LIKE_NO_KEY -> "It looks like a name of something else, not like an issue.";
          case NOT_A_PROJECT -> "This site has no project with this key, as far as we can see.";
          case UNKNOWN -> "Jira finds no such issue. We can’t see which projects this site has.";
        };
    return Reason.warning("Jira doesn’t know " + unknown.key(), why).again(unknown.nextTry());
  }

  static String cause(Cause cause) {
    return switch (cause) {
      case WEBHOOK -> "by a webhook";
      case CHANGE_CURSOR -> "found by looking into Harness";
      case BACKFILL -> "read by us";
    };
  }

  static String configure(ConnectionView connection) {
    return "/connections/" + connection.id() + "/configure";
  }
}
