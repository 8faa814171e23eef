package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.model.PullRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which pull requests a list asks for; values that the server does not know are dropped. */
final class PullFilter implements Predicate<PullRequest> {

  private static final Map<String, Comparator<PullRequest>> ORDERS =
      Map.of(
          "created", Comparator.comparingLong(pull -> pull.created),
          "edited", Comparator.comparingLong(pull -> pull.updated),
          "updated", Comparator.comparingLong(pull -> pull.updated),
          "merged", Comparator.comparingLong(PullFilter::mergedAt));

  private final List<String> states;
  private final List<String> authors;
  private final String query;
  private final @Nullable String sourceBranch;
  private final @Nullable String targetBranch;
  private final Range created;
  private final Range edited;
  private final Range updated;

  /** Two times, both exclusive. */
  private record Range(long after, long before) {

    static Range of(Call call, String field, boolean lowerBound) {
      var after = lowerBound ? call.number(field + "_gt", Long.MIN_VALUE) : Long.MIN_VALUE;
      return new Range(after, call.number(field + "_lt", Long.MAX_VALUE));
    }

    boolean has(long value) {
      return value > after && value < before;
    }
  }

  // Read once and not for each of many thousand pull requests.
  private PullFilter(Call call, boolean overSpace) {
    this.states =
        call.all("state").stream().filter(List.of("open", "closed", "merged")::contains).toList();
    this.authors = call.all("created_by");
    this.query = call.lowerText("query");
    this.sourceBranch = call.first("source_branch").orElse(null);
    this.targetBranch = call.first("target_branch").orElse(null);
    this.created = Range.of(call, "created", true);
    this.edited = Range.of(call, "edited", true);
    this.updated = Range.of(call, "updated", !overSpace);
  }

  static PullFilter ofRepository(Call call) {
    return new PullFilter(call, false);
  }

  /** The list over a space ignores {@code updated_gt}. */
  static PullFilter ofSpace(Call call) {
    return new PullFilter(call, true);
  }

  static Comparator<PullRequest> order(Call call) {
    var order =
        ORDERS.getOrDefault(call.text("sort"), Comparator.comparingLong(pull -> pull.number));
    return call.text("order").equals("asc") ? order : order.reversed();
  }

  @Override
  public boolean test(PullRequest pull) {
    return (states.isEmpty() || states.contains(pull.state.wire()))
        && created.has(pull.created)
        && edited.has(pull.updated)
        && updated.has(pull.updated)
        && (sourceBranch == null || sourceBranch.equals(pull.sourceBranch))
        && (targetBranch == null || targetBranch.equals(pull.targetBranch))
        && (authors.isEmpty() || authors.contains(Long.toString(pull.author.id())))
        && (query.isEmpty() || pull.title.toLowerCase(Locale.ROOT).contains(query));
  }

  private static long mergedAt(PullRequest pull) {
    var merge = pull.merge;
    return merge == null ? 0 : merge.at();
  }
}
