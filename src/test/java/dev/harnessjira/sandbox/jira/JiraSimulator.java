package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.http.SandboxServer;
import dev.harnessjira.sandbox.pages.Frame;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
  private final JiraWorld world;
  private final Frame frame = new Frame("a simulated Jira Cloud", "jira");
  private final Effects effects = new Effects();
  private final OAuthRoutes oauth;
  private final DevInfoRoutes devInfo;
  private final JiraSwitches switches;

  private JiraSimulator(int port, InstantSource clock, JiraWorld world) {
    this.world = world;
    this.server = SandboxServer.start(port);
    this.oauth = new OAuthRoutes(world, server, clock, new ConsentPage(world, frame));
    this.devInfo = new DevInfoRoutes(world, oauth, server, effects);
    this.switches = new JiraSwitches(world, oauth, devInfo, effects);
    oauth.register();
    devInfo.register();
    new PlatformRoutes(world, oauth).register(server);
    new JiraPages(this, world, frame).register(server);
  }

  public static JiraSimulator start(int port) {
    return start(port, InstantSource.system());
  }

  public static JiraSimulator start(int port, InstantSource clock) {
    return new JiraSimulator(port, clock, new JiraWorld());
  }

  /** Starts with what an earlier simulator knew. */
  public static JiraSimulator resume(int port, Serializable memory) {
    return new JiraSimulator(port, InstantSource.system(), (JiraWorld) memory);
  }

  /** What it knows: grants, credentials, issues, development information. */
  public Serializable memory() {
    return world;
  }

  public JiraSwitches switches() {
    return switches;
  }

  /** The frame of its pages. */
  public Frame frame() {
    return frame;
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
        .sorted(Comparator.comparing(JiraSimulator::time).reversed())
        .toList();
  }

  private static String time(JsonNode entity) {
    return entity.path("lastUpdate").asString(entity.path("authorTimestamp").asString(""));
  }

  /** Entities as they were sent, newest first. */
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

  /** Everything that a site holds. */
  public List<Held> held(String cloudId) {
    return world.stored(cloudId).stream()
        .map(it -> new Held(it.repository(), it.type(), it.id(), it.keys(), it.node()))
        .toList();
  }

  /** An entity as it was sent, with the issues that it belongs to. */
  public record Held(
      String repository, String type, String id, Set<String> issues, JsonNode node) {}

  /** Loses all that a site holds, as when the site itself is restored. */
  public void loseDevelopmentInformation(String cloudId) {
    world.forget(cloudId);
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

  /** What smart commits and automatic transitions would have run for, in order. */
  public List<Triggered> triggered() {
    return List.copyOf(devInfo.triggered);
  }

  /**
   * Makes a site, which the administrator of two sites administers, too; returns its cloud id. A
   * grant covers it when the consent was given later.
   */
  public String addSite(String slug, String name) {
    return world.addSite(slug, name);
  }

  /** Makes a person who administers that site and no other. */
  public void addAdministrator(String accountId, String cloudId) {
    world.addAdministrator(accountId, cloudId);
  }

  /** Makes a project that has no issue yet. */
  public void addProject(String cloudId, String key) {
    world.emptyProjects.computeIfAbsent(cloudId, site -> ConcurrentHashMap.newKeySet()).add(key);
  }

  /** Makes a site that nobody administers; OAuth credentials can be made for it. */
  public void addUnadministeredSite(String cloudId, String name) {
    world.add(cloudId, name);
  }

  public void addIssue(String cloudId, String key, String summary) {
    world.site(cloudId).issues().put(key, summary);
  }

  /** Makes OAuth credentials of a site, as its site admin does on the settings page. */
  public OwnCredentials createCredentials(String cloudId, boolean developmentInformation) {
    return createCredentials(cloudId, "Harness Code for Jira", developmentInformation);
  }

  OwnCredentials createCredentials(String cloudId, String name, boolean developmentInformation) {
    var made =
        new JiraWorld.Credentials(
            "own-" + UUID.randomUUID(),
            "secret-" + UUID.randomUUID(),
            cloudId,
            name,
            developmentInformation);
    world.credentials.put(made.clientId(), made);
    return new OwnCredentials(made.clientId(), made.secret());
  }

  /** Client id and secret. */
  public record OwnCredentials(String clientId, String secret) {}

  public boolean threeLoMayWrite() {
    return switches.threeLoMayWrite();
  }

  public void threeLoMayWrite(boolean may) {
    switches.threeLoMayWrite(may);
  }

  /** Refuses DRAFT and NEEDSWORK, which are outside the published enums. */
  public void publishedEnumsOnly(boolean only) {
    switches.publishedEnumsOnly(only);
  }

  /** Applies what it answered 202 a little later. */
  public void appliedAfter(Duration delay) {
    switches.appliedAfter(delay);
  }

  /** Applies at once what it would apply later. */
  public void applyNow() {
    effects.applyNow();
  }

  public void largestBody(int bytes) {
    switches.largestBody(bytes);
  }

  /** The scopes that the app has in the console. */
  public void appScopes(Set<String> scopes) {
    oauth.appScopes = scopes;
  }

  public void suspend(String cloudId) {
    switches.suspended(cloudId, true);
  }

  public void resume(String cloudId) {
    world.suspended.remove(cloudId);
  }

  /** The person withdraws the grant in their Atlassian account. */
  public void revoke(String role) {
    world.people.stream()
        .filter(person -> person.role().equals(role))
        .forEach(person -> world.grants.revoke(person.accountId()));
  }

  public int refreshes() {
    return oauth.refreshes;
  }

  @Override
  public void close() {
    effects.close();
    server.close();
  }
}
