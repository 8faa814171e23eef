package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.model.PullRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Which pull requests a list asks for; values that the server does not know are dropped. */
final class PullFilter implements Predicate<PullRequest> {

  private static final Map<String, Comparator<PullRequest>> ORDERS =
      Map.of(
          "created", Comparator.comparingLong(pull -> pull.created),
          "edited", Comparator.comparingLong(pull -> pull.updated),
          "updated", Comparator.comparingLong(pull -> pull.updated),
          "merged", Comparator.comparingLong(PullFilter::mergedAt));

  private final Call call;
  private final List<String> states;
  private final boolean overSpace;

  private PullFilter(Call call, boolean overSpace) {
    this.call = call;
    this.overSpace = overSpace;
    this.states =
        call.all("state").stream().filter(List.of("open", "closed", "merged")::contains).toList();
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
        && pull.title.toLowerCase(Locale.ROOT).contains(call.lowerText("query"))
        && isAt("source_branch", pull.sourceBranch)
        && isAt("target_branch", pull.targetBranch)
        && isBy(pull)
        && isWithin("created", pull.created, true)
        && isWithin("edited", pull.updated, true)
        && isWithin("updated", pull.updated, !overSpace);
  }

  private boolean isAt(String parameter, String branch) {
    return call.first(parameter).map(branch::equals).orElse(true);
  }

  private boolean isBy(PullRequest pull) {
    var authors = call.all("created_by");
    return authors.isEmpty() || authors.contains(Long.toString(pull.author.id()));
  }

  private boolean isWithin(String field, long value, boolean lowerBound) {
    return value < call.number(field + "_lt", Long.MAX_VALUE)
        && (!lowerBound || value > call.number(field + "_gt", Long.MIN_VALUE));
  }

  private static long mergedAt(PullRequest pull) {
    var merge = pull.merge;
    return merge == null ? 0 : merge.at();
  }
}
