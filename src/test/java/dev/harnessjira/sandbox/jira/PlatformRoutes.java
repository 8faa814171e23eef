package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The parts of Jira's platform API that tell what a person may do. */
final class PlatformRoutes {

  private final JiraWorld world;
  private final OAuthRoutes oauth;

  PlatformRoutes(JiraWorld world, OAuthRoutes oauth) {
    this.world = world;
    this.oauth = oauth;
  }

  void register(SandboxServer server) {
    server.api(
        "GET",
        "/ex/jira/{cloud}/rest/api/3/mypermissions",
        request -> allowed(request, grant -> permissions(request, grant)));
    server.api(
        "GET",
        "/ex/jira/{cloud}/rest/api/3/project/search",
        request -> allowed(request, grant -> projects(request)));
  }

  private Reply allowed(Request request, Function<Grants.Grant, Reply> answer) {
    var cloudId = request.parameter("cloud");
    var owner = oauth.find(request.bearer());
    if (owner == null || owner.grant() == null) {
      return OAuthRoutes.unauthorized();
    }
    var grant = owner.grant();
    if (!grant.scopes().contains("read:jira-work")) {
      return OAuthRoutes.wrongScope();
    }
    if (world.suspended.contains(cloudId)
        || !grant.sites().contains(cloudId)
        || !world.reaches(grant.accountId(), cloudId)) {
      return Reply.json(404, Map.of("message", "Site temporarily unavailable"));
    }
    return answer.apply(grant);
  }

  /** Pages of 100 at most, by key; 50 unless asked otherwise. */
  private Reply projects(Request request) {
    var all = List.copyOf(world.projects(request.parameter("cloud")));
    var start = Math.min(number(request, "startAt", 0), all.size());
    var size = Math.min(number(request, "maxResults", 50), 100);
    var end = Math.min(start + size, all.size());
    return Reply.json(
        200,
        Map.of(
            "startAt",
            start,
            "maxResults",
            size,
            "total",
            all.size(),
            "isLast",
            end == all.size(),
            "values",
            all.subList(start, end).stream().map(key -> Map.of("key", key)).toList()));
  }

  private static int number(Request request, String name, int otherwise) {
    var value = request.query(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  private Reply permissions(Request request, Grants.Grant grant) {
    var cloudId = request.parameter("cloud");
    return "ADMINISTER".equals(request.query("permissions"))
        ? administer(world.administers(grant.accountId(), cloudId))
        : Reply.json(
            400, Map.of("errorMessages", List.of("Unrecognized permission"), "errors", Map.of()));
  }

  private static Reply administer(boolean may) {
    return Reply.json(
        200,
        Map.of(
            "permissions",
            Map.of(
                "ADMINISTER",
                Map.of(
                    "id",
                    "0",
                    "key",
                    "ADMINISTER",
                    "name",
                    "Administer Jira",
                    "type",
                    "GLOBAL",
                    "description",
                    "Create and administer projects, issue types and more.",
                    "havePermission",
                    may))));
  }
}
