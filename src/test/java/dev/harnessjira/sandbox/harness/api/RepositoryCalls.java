package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.actions.Repositories;
import dev.harnessjira.sandbox.harness.api.Routes.On;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.http.Reply;
import tools.jackson.databind.JsonNode;

/** Reading, changing, moving, forking and deleting a repository. */
final class RepositoryCalls {

  private final World world;
  private final Repositories repositories;
  private final RestShapes shapes;

  RepositoryCalls(World world, Repositories repositories, RestShapes shapes) {
    this.world = world;
    this.repositories = repositories;
    this.shapes = shapes;
  }

  void addTo(Routes<Repository> routes) {
    routes
        .on("GET", "", on -> shown(on.at()))
        .on("PATCH", "", this::update)
        .on("DELETE", "", this::delete)
        .on("POST", "move", this::move)
        .on("POST", "fork", this::fork);
  }

  /** {@code POST /repos}. */
  Reply create(Call call) {
    var body = call.json();
    var space = space(body);
    Guard.edit(call, space);
    var repository = repositories.create(space, body.path("identifier").asString(""), call.actor());
    repository.description = body.path("description").asString("");
    return Answers.json(201, shapes.repository(repository));
  }

  private Reply update(On<Repository> on) {
    var repository = on.at();
    Guard.edit(on.call(), repository.space);
    var body = on.call().json();
    repository.description = body.path("description").asString(repository.description);
    repository.archived = body.path("state").asInt(repository.archived ? 4 : 0) == 4;
    repository.updated = world.now();
    return shown(repository);
  }

  private Reply delete(On<Repository> on) {
    Guard.edit(on.call(), on.at().space);
    repositories.delete(on.at());
    return Reply.empty(204);
  }

  private Reply move(On<Repository> on) {
    Guard.edit(on.call(), on.at().space);
    var body = on.call().json();
    var space = body.path("parent_ref").isMissingNode() ? on.at().space : space(body);
    var identifier = body.path("identifier").asString(on.at().identifier);
    return shown(repositories.move(on.at(), space, identifier));
  }

  private Reply fork(On<Repository> on) {
    var body = on.call().json();
    var space = space(body);
    Guard.edit(on.call(), space);
    var identifier = body.path("identifier").asString(on.at().identifier);
    var fork = repositories.fork(on.at(), space, identifier, on.call().actor());
    return Answers.json(201, shapes.repository(fork));
  }

  private Space space(JsonNode body) {
    return world
        .space(body.path("parent_ref").asString(""))
        .orElseThrow(() -> new Refused(404, "Resource not found"));
  }

  private Reply shown(Repository repository) {
    return Answers.ok(shapes.repository(repository));
  }
}
