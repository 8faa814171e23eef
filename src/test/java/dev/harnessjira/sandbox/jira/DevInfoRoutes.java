package dev.harnessjira.sandbox.jira;

import static dev.harnessjira.sandbox.jira.DevInfoAnswers.errors;

import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The development-information API under both of its addresses, kept per writing identity. */
final class DevInfoRoutes {

  private static final String SEQUENCE = "_updateSequenceId";

  private final JiraWorld world;
  private final OAuthRoutes oauth;
  private final SandboxServer server;
  private final Effects effects;

  /** Bodies of {@code POST bulk} that came, with the errors of each. */
  final List<Submission> submissions = new CopyOnWriteArrayList<>();

  /** What smart commits and automatic transitions would have run for. */
  final List<Triggered> triggered = new CopyOnWriteArrayList<>();

  volatile boolean threeLoMayWrite = true;
  volatile boolean publishedEnumsOnly;
  volatile int largestBody = Integer.MAX_VALUE;

  /** A body and what is wrong with it. */
  record Submission(String cloudId, String identity, JsonNode body, List<String> errors) {}

  private record Caller(String cloudId, String identity) {}

  DevInfoRoutes(JiraWorld world, OAuthRoutes oauth, SandboxServer server, Effects effects) {
    this.world = world;
    this.oauth = oauth;
    this.server = server;
    this.effects = effects;
  }

  void register() {
    for (var base :
        List.of("/ex/jira/{cloud}/rest/devinfo/0.10", "/jira/devinfo/0.1/cloud/{cloud}")) {
      route("POST", base + "/bulk", "write", this::bulk);
      route("GET", base + "/repository/{repository}", "read", this::repository);
      route("DELETE", base + "/repository/{repository}", "delete", this::deleteRepository);
      route("DELETE", base + "/repository/{repository}/{type}/{id}", "delete", this::deleteEntity);
      route("DELETE", base + "/bulkByProperties", "delete", this::deleteByProperties);
      route("GET", base + "/existsByProperties", "read", this::exists);
    }
  }

  private void route(
      String method, String path, String right, BiFunction<Request, Caller, Reply> handler) {
    server.api(method, path, request -> authorized(request, right, handler));
  }

  private Reply authorized(
      Request request, String right, BiFunction<Request, Caller, Reply> handler) {
    var cloudId = request.parameter("cloud");
    var token = oauth.find(request.bearer());
    var there = !world.suspended.contains(cloudId) && !world.deleted.contains(cloudId);
    if (token == null || !there) {
      return token == null ? Reply.empty(401) : Reply.empty(404);
    }
    var threeLo = request.path().startsWith("/ex/jira/");
    var grant = token.grant();
    if (threeLo && grant != null) {
      if (!grant.scopes().contains(right + ":dev-info:jira")) {
        return OAuthRoutes.wrongScope();
      }
      var allowed =
          threeLoMayWrite
              && grant.sites().contains(cloudId)
              && world.reaches(grant.accountId(), cloudId);
      return allowed
          ? handler.apply(request, new Caller(cloudId, "app:" + OAuthRoutes.CLIENT_ID))
          : Reply.empty(403);
    }
    var own = token.own();
    if (!threeLo && own != null && own.cloudId().equals(cloudId) && own.developmentInformation()) {
      return handler.apply(request, new Caller(cloudId, "credentials:" + own.clientId()));
    }
    return Reply.empty(403);
  }

  private Reply bulk(Request request, Caller caller) {
    if (request.body().length > largestBody) {
      return errors(
          413, List.of("Data is too large. Submit fewer devinfo entities in each payload."));
    }
    try {
      return bulk(request.json(), caller);
    } catch (JacksonException e) {
      return errors(400, List.of("Malformed JSON"));
    }
  }

  private Reply bulk(JsonNode body, Caller caller) {
    var errors = DevInfoValidator.errors(body, publishedEnumsOnly);
    submissions.add(new Submission(caller.cloudId(), caller.identity(), body, errors));
    if (!errors.isEmpty()) {
      return errors(400, errors);
    }
    var known = Set.copyOf(world.issueKeys(caller.cloudId()));
    triggered.addAll(Triggered.by(caller.cloudId(), body, known));
    effects.add(() -> store(caller).store(body, known));
    return DevInfoAnswers.accepted(body, known);
  }

  private DevInfoStore store(Caller caller) {
    return world.store(caller.cloudId(), caller.identity());
  }

  private Reply repository(Request request, Caller caller) {
    var node = store(caller).repository(request.parameter("repository"));
    return node == null ? Reply.empty(404) : Reply.json(200, node);
  }

  private Reply deleteRepository(Request request, Caller caller) {
    return upTo(
        request,
        upTo -> {
          var id = request.parameter("repository");
          effects.add(() -> store(caller).deleteRepository(id, upTo));
          return Reply.empty(202);
        });
  }

  private Reply deleteEntity(Request request, Caller caller) {
    var type = request.parameter("type");
    if (!DevInfoStore.TYPES.containsValue(type)) {
      return errors(400, List.of("Invalid entity type"));
    }
    var repository = request.parameter("repository");
    var id = request.parameter("id");
    return upTo(
        request,
        upTo -> {
          effects.add(() -> store(caller).deleteEntity(repository, type, id, upTo));
          return Reply.empty(202);
        });
  }

  /** The sequence is checked and otherwise no longer regarded here. */
  private Reply deleteByProperties(Request request, Caller caller) {
    return upTo(
        request,
        upTo ->
            byProperties(
                request,
                properties -> {
                  effects.add(() -> store(caller).deleteByProperties(properties));
                  return Reply.empty(202);
                }));
  }

  private Reply exists(Request request, Caller caller) {
    return upTo(
        request,
        upTo ->
            byProperties(
                request,
                properties ->
                    Reply.json(
                        200,
                        Map.of(
                            "hasDataMatchingProperties",
                            store(caller).existsByProperties(properties, upTo)))));
  }

  private interface Deletion {

    Reply upTo(long sequence);
  }

  private static Reply upTo(Request request, Deletion deletion) {
    var sequence = request.query(SEQUENCE);
    try {
      return deletion.upTo(sequence == null ? Long.MAX_VALUE : Long.parseLong(sequence));
    } catch (NumberFormatException e) {
      return errors(400, List.of("_updateSequenceId must be a number"));
    }
  }

  private interface Matching {

    Reply matching(Map<String, String> properties);
  }

  private static Reply byProperties(Request request, Matching matching) {
    Map<String, String> properties = new LinkedHashMap<>(request.queryPairs());
    var pairs = request.query() == null ? 0 : request.query().split("&").length;
    if (properties.size() < pairs) {
      return errors(400, List.of("A property may be given only once"));
    }
    properties.remove(SEQUENCE);
    return properties.isEmpty()
        ? errors(400, List.of("At least one property is required"))
        : matching.matching(properties);
  }
}
