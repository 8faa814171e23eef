package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.pages.Html;
import java.util.Comparator;
import java.util.List;

/** An account, organization or project: what is in it, and its latest pull requests. */
final class SpacePages {

  private static final int MOST_PULLS = 8;

  private final World world;
  private final Parts parts;

  SpacePages(World world, Parts parts) {
    this.world = world;
    this.parts = parts;
  }

  Html page(Place place) {
    var space = place.space();
    return Html.of(
        "{}<h1>{} {}</h1>{}{}{}{}",
        parts.crumbs(place),
        Parts.kind(space),
        space.name,
        parts.tabs(parts.addresses().pathOf(space), "repos", List.of("repos", "webhooks")),
        children(space),
        repositories(space),
        latest(space));
  }

  private Html children(Space space) {
    var children = world.children(space);
    var kind = space.depth() == 1 ? "Organizations" : "Projects";
    return children.isEmpty()
        ? Html.NOTHING
        : Html.of("<h2>{}</h2><ul class=\"list\">{}</ul>", kind, Html.each(children, this::child));
  }

  private Html child(Space space) {
    var repositories = world.repositoriesIn(space, true).size();
    return Html.of(
        "<li class=\"line\"><a href=\"{}\">{}</a> <small>{}</small></li>",
        parts.addresses().pathOf(space),
        space.name,
        repositories == 1 ? "1 repository" : repositories + " repositories");
  }

  private Html repositories(Space space) {
    var repositories = world.repositoriesIn(space, true);
    return Html.of(
        "<h2>Repositories</h2>{}",
        repositories.isEmpty()
            ? new Html("<p class=\"empty\">None yet.</p>")
            : Html.of("<ul class=\"list\">{}</ul>", Html.each(repositories, this::repository)));
  }

  private Html repository(Repository repository) {
    return Html.of(
        "<li class=\"line\"><span><a href=\"{}\">{}</a> <small>{}</small></span><small>{} open</small></li>",
        parts.addresses().pathOf(repository),
        repository.identifier,
        repository.space.name,
        repository.pullRequestsIn(PullRequest.State.OPEN));
  }

  private Html latest(Space space) {
    var pulls =
        world.repositoriesIn(space, true).stream()
            .flatMap(repository -> repository.pullRequests.values().stream())
            .sorted(Comparator.<PullRequest>comparingLong(pull -> pull.updated).reversed())
            .limit(MOST_PULLS)
            .toList();
    return Html.when(
        !pulls.isEmpty(),
        Html.of(
            "<h2>Latest pull requests</h2><ul class=\"list\">{}</ul>",
            Html.each(pulls, parts::pullLine)));
  }
}
