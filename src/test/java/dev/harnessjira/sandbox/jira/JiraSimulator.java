package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Plays auth.atlassian.com, api.atlassian.com and two Jira sites on one address of loopback.
 * Refuses what the real ones would refuse, with their answers.
 */
public final class JiraSimulator implements AutoCloseable {

  /** Cloud id of the site Acme. */
  public static final String ACME = JiraWorld.ACME;

  /** Cloud id of the site Globex. */
  public static final String GLOBEX = JiraWorld.GLOBEX;

  public static final String CLIENT_ID = OAuthRoutes.CLIENT_ID;
  public static final String CLIENT_SECRET = OAuthRoutes.CLIENT_SECRET;

  private final SandboxServer server;
  private final JiraWorld world = new JiraWorld();
  private final OAuthRoutes oauth;
  private final DevInfoRoutes devInfo;

  private JiraSimulator(int port, InstantSource clock) {
    this.server = SandboxServer.start(port);
    this.oauth = new OAuthRoutes(world, server, clock);
    this.devInfo = new DevInfoRoutes(world, oauth, server);
    oauth.register();
    devInfo.register();
    new JiraPages(this, world).register(server);
    server.api("GET", "/ex/jira/{cloud}/rest/api/3/mypermissions", this::permissions);
  }

  public static JiraSimulator start(int port) {
    return new JiraSimulator(port, InstantSource.system());
  }

  public static JiraSimulator start(int port, InstantSource clock) {
    return new JiraSimulator(port, clock);
  }

  public URI uri() {
    return server.uri();
  }

  public Faults faults() {
    return server.faults();
  }

  /** What the Development panel of an issue shows. */
  public Panel panel(String cloudId, String issueKey) {
    var mine =
        world.stored(cloudId).stream().filter(entity -> entity.keys().contains(issueKey)).toList();
    return new Panel(of(mine, "branch"), of(mine, "commit"), of(mine, "pull_request"));
  }

  private static List<JsonNode> of(List<DevInfoStore.Stored> entities, String type) {
    return entities.stream()
        .filter(entity -> entity.type().equals(type))
        .map(DevInfoStore.Stored::node)
        .toList();
  }

  /** Entities as they were sent. */
  public record Panel(
      List<JsonNode> branches, List<JsonNode> commits, List<JsonNode> pullRequests) {

    public boolean isEmpty() {
      return branches.isEmpty() && commits.isEmpty() && pullRequests.isEmpty();
    }

    /** Status of the only pull request; empty when there is none. */
    public String status() {
      return pullRequests.isEmpty() ? "" : pullRequests.getFirst().path("status").asString();
    }
  }

  /** Ids of the repositories that a site holds. */
  public Set<String> repositories(String cloudId) {
    return world.repositories(cloudId);
  }

  /** Bodies that were submitted and are wrong by some rule. */
  public List<String> invalidSubmissions() {
    return devInfo.submissions.stream()
        .filter(submission -> !submission.errors().isEmpty())
        .map(submission -> submission.errors() + " in " + submission.body())
        .toList();
  }

  /** All bodies of {@code POST bulk}. */
  public List<JsonNode> submissions() {
    return devInfo.submissions.stream().map(DevInfoRoutes.Submission::body).toList();
  }

  public void addIssue(String cloudId, String key, String summary) {
    world.site(cloudId).issues().put(key, summary);
  }

  /** Makes OAuth credentials of a site, as its site admin does on the settings page. */
  public OwnCredentials createCredentials(String cloudId, boolean developmentInformation) {
    var made =
        new JiraWorld.Credentials(
            "own-" + UUID.randomUUID(),
            "secret-" + UUID.randomUUID(),
            cloudId,
            "Harness Code for Jira",
            developmentInformation);
    world.credentials.put(made.clientId(), made);
    return new OwnCredentials(made.clientId(), made.secret());
  }

  /** Client id and secret. */
  public record OwnCredentials(String clientId, String secret) {}

  public boolean threeLoMayWrite() {
    return devInfo.threeLoMayWrite;
  }

  public void threeLoMayWrite(boolean may) {
    devInfo.threeLoMayWrite = may;
  }

  /** Refuses DRAFT and NEEDSWORK, which are outside the published enums. */
  public void publishedEnumsOnly(boolean only) {
    devInfo.publishedEnumsOnly = only;
  }

  /** Applies what it answered 202 a little later. */
  public void appliedAfter(Duration delay) {
    devInfo.appliedAfter = delay;
  }

  public void largestBody(int bytes) {
    devInfo.largestBody = bytes;
  }

  public void appScopes(Set<String> scopes) {
    oauth.appScopes = scopes;
  }

  public void suspend(String cloudId) {
    world.suspended.add(cloudId);
  }

  public void resume(String cloudId) {
    world.suspended.remove(cloudId);
  }

  /** The person withdraws the grant in their Atlassian account. */
  public void revoke(String role) {
    world.people.stream()
        .filter(person -> person.role().equals(role))
        .forEach(person -> oauth.revoke(person.accountId()));
  }

  public int refreshes() {
    return oauth.refreshes;
  }

  @Override
  public void close() {
    devInfo.close();
    server.close();
  }

  private Reply permissions(Request request) {
    var cloudId = request.parameter("cloud");
    var token = oauth.find(request.bearer());
    if (token == null || token.grant() == null) {
      return Reply.json(401, Map.of("code", 401, "message", "Unauthorized"));
    }
    if (world.suspended.contains(cloudId) || !token.grant().sites().contains(cloudId)) {
      return Reply.json(404, Map.of("message", "Site temporarily unavailable"));
    }
    var permission = request.query("permissions");
    var administers = world.person(token.grant().accountId()).administers().contains(cloudId);
    return Reply.json(
        200,
        Map.of(
            "permissions",
            Map.of(
                permission == null ? "ADMINISTER" : permission,
                Map.of("key", "ADMINISTER", "havePermission", administers))));
  }
}
