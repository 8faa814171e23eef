package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** The development-information API under both of its addresses, kept per writing identity. */
final class DevInfoRoutes {

  private static final Map<String, String> TYPES =
      Map.of("commits", "commit", "branches", "branch", "pullRequests", "pull_request");

  private final JiraWorld world;
  private final OAuthRoutes oauth;
  private final SandboxServer server;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  /** Bodies of {@code POST bulk} that came, with the errors of each. */
  final List<Submission> submissions = new CopyOnWriteArrayList<>();

  volatile boolean threeLoMayWrite = true;
  volatile boolean publishedEnumsOnly;
  volatile Duration appliedAfter = Duration.ZERO;
  volatile int largestBody = Integer.MAX_VALUE;

  /** A body and what is wrong with it. */
  record Submission(String cloudId, String identity, JsonNode body, List<String> errors) {}

  private record Caller(String cloudId, String identity) {}

  DevInfoRoutes(JiraWorld world, OAuthRoutes oauth, SandboxServer server) {
    this.world = world;
    this.oauth = oauth;
    this.server = server;
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

  void close() {
    later.shutdownNow();
  }

  private void route(
      String method, String path, String right, BiFunction<Request, Caller, Reply> handler) {
    server.api(method, path, request -> authorized(request, right, handler));
  }

  private Reply authorized(
      Request request, String right, BiFunction<Request, Caller, Reply> handler) {
    var cloudId = request.parameter("cloud");
    var token = oauth.find(request.bearer());
    if (token == null || world.suspended.contains(cloudId)) {
      return token == null ? Reply.empty(401) : Reply.empty(404);
    }
    var threeLo = request.path().startsWith("/ex/jira/");
    var grant = token.grant();
    if (threeLo && grant != null) {
      if (!grant.scopes().contains(right + ":dev-info:jira")) {
        return Reply.json(
            401, Map.of("code", 401, "message", "Unauthorized; scope does not match"));
      }
      var allowed = threeLoMayWrite && grant.sites().contains(cloudId);
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
    var body = request.json();
    var errors = DevInfoValidator.errors(body, publishedEnumsOnly);
    submissions.add(new Submission(caller.cloudId(), caller.identity(), body, errors));
    if (!errors.isEmpty()) {
      return errors(400, errors);
    }
    var known = Set.copyOf(world.issueKeys(caller.cloudId()));
    apply(() -> world.store(caller.cloudId(), caller.identity()).store(body, known));
    return Reply.json(202, answer(body, known));
  }

  private static Map<String, Object> answer(JsonNode body, Set<String> known) {
    Map<String, Object> accepted = new LinkedHashMap<>();
    Set<String> unknown = new TreeSet<>();
    for (var repository : body.path("repositories")) {
      Map<String, List<String>> lists = new LinkedHashMap<>();
      for (var list : TYPES.keySet()) {
        List<String> ids = new ArrayList<>();
        for (var entity : repository.path(list)) {
          ids.add(entity.path("id").asString());
          entity.path("issueKeys").forEach(key -> unknown.add(key.asString()));
        }
        lists.put(list, ids);
      }
      accepted.put(repository.path("id").asString(), lists);
    }
    unknown.removeAll(known);
    return Map.of(
        "acceptedDevinfoEntities",
        accepted,
        "failedDevinfoEntities",
        Map.of(),
        "unknownIssueKeys",
        unknown,
        "unknownAssociations",
        List.of());
  }

  private Reply repository(Request request, Caller caller) {
    var node =
        world
            .store(caller.cloudId(), caller.identity())
            .repository(request.parameter("repository"));
    return node == null ? Reply.empty(404) : Reply.json(200, node);
  }

  private Reply deleteRepository(Request request, Caller caller) {
    var store = world.store(caller.cloudId(), caller.identity());
    apply(() -> store.deleteRepository(request.parameter("repository")));
    return Reply.empty(202);
  }

  private Reply deleteEntity(Request request, Caller caller) {
    var type = request.parameter("type");
    if (!TYPES.containsValue(type)) {
      return errors(400, List.of("Invalid entity type"));
    }
    var sequence = request.query("_updateSequenceId");
    var upTo = sequence == null ? Long.MAX_VALUE : Long.parseLong(sequence);
    var store = world.store(caller.cloudId(), caller.identity());
    apply(() ->
        store.deleteEntity(request.parameter("repository"), type, request.parameter("id"), upTo));
    return Reply.empty(202);
  }

  private Reply deleteByProperties(Request request, Caller caller) {
    var properties = properties(request);
    if (properties.isEmpty()) {
      return errors(400, List.of("At least one property is required"));
    }
    var store = world.store(caller.cloudId(), caller.identity());
    apply(() -> store.deleteByProperties(properties));
    return Reply.empty(202);
  }

  private Reply exists(Request request, Caller caller) {
    var properties = properties(request);
    if (properties.isEmpty()) {
      return errors(400, List.of("At least one property is required"));
    }
    var exists = world.store(caller.cloudId(), caller.identity()).existsByProperties(properties);
    return Reply.json(200, Map.of("hasDataMatchingProperties", exists));
  }

  private static Map<String, String> properties(Request request) {
    Map<String, String> properties = new LinkedHashMap<>(request.queryPairs());
    properties.remove("_updateSequenceId");
    return properties;
  }

  private void apply(Runnable effect) {
    if (appliedAfter.isZero()) {
      effect.run();
    } else {
      later.schedule(effect, appliedAfter.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static Reply errors(int status, List<String> messages) {
    return Reply.json(
        status,
        Map.of(
            "errorMessages",
            messages.stream().map(message -> Map.of("message", message)).toList()));
  }
}
