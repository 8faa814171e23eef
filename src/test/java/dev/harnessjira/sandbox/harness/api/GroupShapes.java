package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.model.GroupReviewer;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.Reviewer;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.harness.wire.Shapes;
import java.util.List;
import java.util.Objects;

/** A group that reviews, with the decisions of its members and what they come to. */
final class GroupShapes {

  private static final List<String> STRONGEST_FIRST = List.of("changereq", "approved", "reviewed");

  private GroupShapes() {}

  static Fields of(PullRequest pull, GroupReviewer group) {
    var rows =
        group.members().stream()
            .map(member -> pull.reviewers.get(member.id()))
            .filter(Objects::nonNull)
            .toList();
    return Fields.of("created", group.created())
        .and("updated", group.created())
        .and(
            "user_group",
            Fields.of("id", group.id())
                .and("identifier", group.identifier())
                .and("name", group.name())
                .and("description", "")
                .and("scope", 0))
        .and("added_by", Shapes.principal(group.addedBy()))
        .andIfPresent("user_decisions", rows.isEmpty() ? null : decisions(rows))
        .and("decision", decision(pull, rows));
  }

  private static List<Fields> decisions(List<Reviewer> rows) {
    return rows.stream()
        .map(row ->
            Fields.of("decision", row.decision)
                .and("sha", row.sha)
                .and("reviewer", Shapes.principal(row.principal)))
        .toList();
  }

  /** Of the members that looked at the newest state, else of all, the strongest one. */
  private static String decision(PullRequest pull, List<Reviewer> rows) {
    var newest = rows.stream().filter(row -> row.sha.equals(pull.sourceSha)).toList();
    var counted = newest.isEmpty() ? rows : newest;
    return STRONGEST_FIRST.stream()
        .filter(word -> counted.stream().anyMatch(row -> row.decision.equals(word)))
        .findFirst()
        .orElse("pending");
  }
}
