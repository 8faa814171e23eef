package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.api.Routes.On;
import dev.harnessjira.sandbox.harness.model.Activity;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.http.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listing and reading pull requests, their commits, reviewers and activities. */
final class PullReads {

  private final World world;
  private final RestShapes shapes;

  PullReads(World world, RestShapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  void addTo(Routes<Repository> routes) {
    routes
        .on("GET", "pullreq", this::list)
        .on("GET", "pullreq/*", this::get)
        .on("GET", "pullreq/*/metadata", on -> Answers.ok(shapes.stats(pull(on))))
        .on("GET", "pullreq/*/commits", this::commits)
        .on("GET", "pullreq/*/reviewers", on -> Answers.ok(reviewers(pull(on))))
        .on("GET", "pullreq/*/reviewers/combined", this::combinedReviewers)
        .on("GET", "pullreq/*/activities", this::activities)
        .on("GET", "pullreq/**", on -> byBranches(on, on.open(0)));
  }

  static PullRequest pull(On<Repository> on) {
    @Nullable PullRequest pull = on.at().pullRequests.get(number(on.open(0)));
    if (pull == null) {
      throw new Refused(404, "Pull request not found");
    }
    return pull;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Refused(400, "Parameter 'pullreq_number' must be an integer.");
    }
  }

  private Reply list(On<Repository> on) {
    var call = on.call();
    var pulls =
        on.at().pullRequests.values().stream()
            .filter(PullFilter.ofRepository(call))
            .sorted(PullFilter.order(call))
            .toList();
    var withDescription = !call.flag("exclude_description");
    return Answers.page(call, pulls, pull -> shapes.pullRequest(pull, withDescription));
  }

  private Reply get(On<Repository> on) {
    return on.open(0).contains("...")
        ? byBranches(on, on.open(0))
        : Answers.ok(shapes.pullRequest(pull(on), true));
  }

  /** The open pull request from {@code target...source}. */
  private Reply byBranches(On<Repository> on, String range) {
    return on.at().pullRequests.values().stream()
        .filter(pull -> pull.state == State.OPEN)
        .filter(pull -> range.equals(pull.targetBranch + "..." + pull.sourceBranch))
        .findFirst()
        .map(pull -> Answers.ok(shapes.pullRequest(pull, true)))
        .orElseGet(Answers::notFound);
  }

  private Reply commits(On<Repository> on) {
    var pull = pull(on);
    var commits = world.history.between(pull.mergeBaseSha, pull.sourceSha);
    return Answers.pageWithoutTotal(on.call(), commits, shapes.commits()::commit);
  }

  private List<Fields> reviewers(PullRequest pull) {
    return pull.reviewers.values().stream().map(shapes::reviewer).toList();
  }

  private Reply combinedReviewers(On<Repository> on) {
    var pull = pull(on);
    var groups = pull.groups.values().stream().map(group -> GroupShapes.of(pull, group)).toList();
    return Answers.ok(
        new Fields()
            .andIfPresent("reviewers", pull.reviewers.isEmpty() ? null : reviewers(pull))
            .andIfPresent("user_group_reviewers", groups.isEmpty() ? null : groups));
  }

  private Reply activities(On<Repository> on) {
    var pull = pull(on);
    var call = on.call();
    var limit = call.number("limit", Long.MAX_VALUE);
    return Answers.ok(
        pull.activities.stream()
            .filter(activity -> isWanted(call, activity))
            .limit(limit)
            .map(activity -> shapes.activity(pull, activity))
            .toList());
  }

  private static boolean isWanted(Call call, Activity activity) {
    return isOneOf(call.all("type"), activity.type)
        && isOneOf(call.all("kind"), activity.kind)
        && activity.created > call.number("after", Long.MIN_VALUE)
        && activity.created < call.number("before", Long.MAX_VALUE);
  }

  private static boolean isOneOf(List<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}
