package dev.harnessjira.ingestion.application.following;

import dev.harnessjira.ingestion.application.following.FollowGroup.Followed;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.scope.Coverage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Coverages that are read with the same token of the same account, so that one look finds what
 * changed in all of them: it asks for the deepest space that has all of them below it, from where
 * the one that is least far is.
 */
record FollowGroup(List<Followed> members) {

  /** A coverage, how far its changes are followed, and whether webhooks tell of it, too. */
  record Followed(Coverage coverage, ChangeCursor cursor, boolean webhooks) {}

  boolean isOne() {
    return members.size() == 1;
  }

  long after() {
    return members.stream().mapToLong(member -> member.cursor().after()).min().orElseThrow();
  }

  @Nullable Long before() {
    return members.getFirst().cursor().before();
  }

  /** The path of the only one, or what the paths of all begin with. */
  String path() {
    var common = members.getFirst().coverage().path();
    for (var member : members) {
      common = common(common, member.coverage().path());
    }
    return common;
  }

  private static String common(String one, String other) {
    var left = one.split("/", -1);
    var right = other.split("/", -1);
    var same = 0;
    while (same < Math.min(left.length, right.length) && left[same].equalsIgnoreCase(right[same])) {
      same++;
    }
    return String.join("/", Arrays.copyOf(left, same));
  }

  /** Moves each; returns when the first of them is to be looked at again, null at once. */
  @Nullable Instant move(Function<Followed, @Nullable Instant> step) {
    var next = members.stream().map(member -> Optional.ofNullable(step.apply(member))).toList();
    return next.stream().allMatch(Optional::isPresent)
        ? next.stream().flatMap(Optional::stream).min(Comparator.naturalOrder()).orElse(null)
        : null;
  }
}
