package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.util.List;
import java.util.Map;

/** The parts of Jira's platform API that tell what a person may do. */
final class PlatformRoutes {

  private final JiraWorld world;
  private final OAuthRoutes oauth;

  PlatformRoutes(JiraWorld world, OAuthRoutes oauth) {
    this.world = world;
    this.oauth = oauth;
  }

  void register(SandboxServer server) {
    server.api("GET", "/ex/jira/{cloud}/rest/api/3/mypermissions", this::permissions);
  }

  private Reply permissions(Request request) {
    var cloudId = request.parameter("cloud");
    var owner = oauth.find(request.bearer());
    if (owner == null || owner.grant() == null) {
      return OAuthRoutes.unauthorized();
    }
    var grant = owner.grant();
    if (!grant.scopes().contains("read:jira-work")) {
      return OAuthRoutes.wrongScope();
    }
    if (world.suspended.contains(cloudId) || !grant.sites().contains(cloudId)) {
      return Reply.json(404, Map.of("message", "Site temporarily unavailable"));
    }
    return "ADMINISTER".equals(request.query("permissions"))
        ? administer(world.person(grant.accountId()).administers().contains(cloudId))
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
