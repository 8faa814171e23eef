package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.api.Routes.On;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.http.Reply;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Reading a space: itself, its sub-spaces, its repositories and their pull requests. */
final class SpaceCalls {

  private static final Comparator<PullRequest> BY_UPDATE =
      Comparator.<PullRequest>comparingLong(pull -> pull.updated)
          .thenComparingLong(pull -> -pull.id);

  private final World world;
  private final RestShapes shapes;

  SpaceCalls(World world, RestShapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  void addTo(Routes<Space> routes) {
    routes
        .on("GET", "", this::get)
        .on("GET", "spaces", this::spaces)
        .on("GET", "repos", this::repositories)
        .on("GET", "pullreq", this::pullRequests)
        .on("GET", "pullreq/count", this::count);
  }

  private Reply get(On<Space> on) {
    Guard.view(on.call(), on.at());
    return Answers.ok(shapes.space(on.at()));
  }

  private Reply spaces(On<Space> on) {
    Guard.view(on.call(), on.at());
    var query = on.call().lowerText("query");
    var spaces =
        world.children(on.at()).stream()
            .filter(space -> space.identifier.toLowerCase(Locale.ROOT).contains(query))
            .sorted(Comparator.comparing(space -> space.identifier))
            .toList();
    return Answers.page(on.call(), spaces, shapes::space);
  }

  private Reply repositories(On<Space> on) {
    var call = on.call();
    Guard.view(call, on.at());
    var query = call.lowerText("query");
    var repositories =
        world.repositoriesIn(on.at(), call.flag("recursive")).stream()
            .filter(repository -> repository.identifier.toLowerCase(Locale.ROOT).contains(query))
            .sorted(order(call))
            .toList();
    return Answers.page(call, repositories, shapes::repository);
  }

  private static Comparator<Repository> order(Call call) {
    Comparator<Repository> order =
        switch (call.text("sort")) {
          case "created" -> Comparator.comparingLong(repository -> repository.created);
          case "updated" -> Comparator.comparingLong(repository -> repository.updated);
          case "last_git_push" -> Comparator.comparingLong(repository -> repository.lastGitPush);
          default -> Comparator.comparing(repository -> repository.identifier);
        };
    return call.text("order").equals("desc") ? order.reversed() : order;
  }

  /** Knows no 403: what the caller may not see is left out, all of it if need be. */
  private Reply pullRequests(On<Space> on) {
    var visible = on.call().caller().mayView(on.at()) ? wanted(on) : Stream.<PullRequest>empty();
    var page = newest(visible.iterator(), Answers.pageSize(on.call()));
    return Answers.ok(page.stream().map(this::item).toList());
  }

  /** Keeps only as many as are wanted, so that a page out of many thousand costs no sort of all. */
  private static List<PullRequest> newest(Iterator<PullRequest> all, int most) {
    var kept = new PriorityQueue<PullRequest>(most + 1, BY_UPDATE);
    all.forEachRemaining(pull -> {
      kept.add(pull);
      if (kept.size() > most) {
        kept.remove();
      }
    });
    return kept.stream().sorted(BY_UPDATE.reversed()).toList();
  }

  private Reply count(On<Space> on) {
    Guard.view(on.call(), on.at());
    return Answers.ok(wanted(on).count());
  }

  private Stream<PullRequest> wanted(On<Space> on) {
    List<Repository> repositories =
        world.repositoriesIn(on.at(), on.call().flag("include_subspaces"));
    return repositories.stream()
        .flatMap(repository -> repository.pullRequests.values().stream())
        .filter(PullFilter.ofSpace(on.call()));
  }

  private Fields item(PullRequest pull) {
    return Fields.of("pull_request", shapes.pullRequest(pull, true))
        .and("repository", RestShapes.core(pull.target));
  }
}
