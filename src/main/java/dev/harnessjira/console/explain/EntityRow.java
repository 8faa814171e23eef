package dev.harnessjira.console.explain;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.publishing.TracedEntity;
import dev.harnessjira.publishing.TracedEntity.Answer;
import dev.harnessjira.publishing.TracedEntity.Asked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an entity in Jira, on a line of its own. */
public record EntityRow(
    String kind,
    String title,
    @Nullable String url,
    String keys,
    @Nullable String keysFrom,
    Lozenge status,
    @Nullable Instant waitingSince,
    @Nullable Instant askedAt,
    @Nullable String asked,
    @Nullable String answer,
    @Nullable String words) {

  /** {@code keysFrom} says where its keys were found; null when that is told elsewhere. */
  static EntityRow of(TracedEntity entity, @Nullable String keysFrom) {
    var asked = entity.asked();
    return new EntityRow(
        kind(entity.ref()),
        entity.title(),
        entity.url().isEmpty() ? null : entity.url(),
        String.join(", ", entity.issueKeys()),
        keysFrom,
        status(entity),
        entity.waitingSince(),
        asked == null ? null : asked.at(),
        asked == null ? null : asked(asked),
        asked == null ? null : answer(asked),
        entity.refusal());
  }

  static String kind(EntityRef ref) {
    return switch (ref) {
      case EntityRef.PullRequest(var repository, var number) -> "Pull request " + number;
      case EntityRef.Branch branch -> "Branch";
      case EntityRef.Commit(var repository, var sha) ->
          "Commit " + sha.substring(0, Math.min(8, sha.length()));
    };
  }

  static Lozenge status(TracedEntity entity) {
    return switch (entity.standing()) {
      case WAITING -> Lozenge.information("On its way");
      case LEAVING -> Lozenge.information("Being removed");
      case ACCEPTED -> Lozenge.success("In Jira");
      case REFUSED -> Lozenge.danger("Refused");
      case UNMATCHED -> Lozenge.warning("No such issue");
      case ABSENT -> Lozenge.neutral("Not in Jira");
    };
  }

  private static String asked(Asked asked) {
    return asked.answer() == Answer.DELETED || asked.issueKeys().isEmpty()
        ? "To remove it"
        : asked.title() + ", for " + listed(asked.issueKeys());
  }

  private static String listed(List<String> keys) {
    return String.join(", ", keys);
  }

  private static String answer(Asked asked) {
    var words =
        switch (asked.answer()) {
          case ACCEPTED -> "Jira accepted it";
          case REFUSED -> "Jira refused it";
          case UNMATCHED -> "Jira knows none of these issues";
          case DELETED -> "Jira removed it";
        };
    return asked.current() ? words : words + "; it changed since then";
  }
}
