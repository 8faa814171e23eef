package dev.harnessjira.scenario;

import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Person.Rights;
import dev.harnessjira.sandbox.harness.model.Principal.Kind;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.scope.ConnectScope;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.support.commits.CommitFaults;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Admission;
import dev.harnessjira.tenancy.AtlassianSandbox;
import dev.harnessjira.tenancy.SignIn;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteAdministration.CredentialsOutcome;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.vault.VaultKeys;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The product between both simulators, all going by one clock, with two Jira sites signed in. */
final class Stage implements AutoCloseable {

  static final SiteId ACME = new SiteId(JiraSimulator.ACME);
  static final SiteId GLOBEX = new SiteId(JiraSimulator.GLOBEX);

  /** What becomes due within this time is still the consequence of what was done. */
  private static final Duration SOON = Duration.ofSeconds(1);

  final TravelClock clock = new TravelClock();
  final HarnessSimulator harness;
  final Product product;
  private final AtlassianSandbox atlassian = new AtlassianSandbox(clock);
  private final AtomicInteger scenarios = new AtomicInteger();

  private Stage(Map<String, Object> more) {
    this(more, true, UnaryOperator.identity());
  }

  private Stage(Map<String, Object> more, boolean ownCredentials, UnaryOperator<String> database) {
    harness =
        HarnessSimulator.start(0, Dialect.PLATFORM, HarnessSimulator.Options.usual().at(clock));
    var settings = new HashMap<>(settings());
    settings.putAll(more);
    product = new Product(clock, settings, database);
    product.start();
    if (ownCredentials) {
      signIn(AtlassianSandbox.TWO_SITES, ACME, GLOBEX);
      useOwnCredentials(ACME);
      useOwnCredentials(GLOBEX);
    } else {
      signIn(AtlassianSandbox.ADMIN, ACME);
      signIn(AtlassianSandbox.TWO_SITES, GLOBEX);
    }
    harness.addSpace(harness.account(), "scenarios", "Scenarios");
  }

  /** With nothing connected, and settings of its own. */
  static Stage empty(Map<String, Object> settings) {
    return new Stage(settings);
  }

  /** With nothing connected; each site is written to with the grant of an administrator. */
  static Stage writtenWithGrants() {
    return new Stage(Map.of(), false, UnaryOperator.identity());
  }

  /** The same with settings of its own, and commits can be made to fail. */
  static Stage failing(CommitFaults commits, Map<String, Object> settings) {
    return new Stage(settings, false, commits::through);
  }

  /** With the project Shop connected with Acme. */
  static Stage usual() {
    var stage = new Stage(Map.of());
    stage.addRepository(stage.addProject("Shop"), "first");
    stage.connect(ACME, ConnectionOptions.usual(), ScopeType.PROJECT, "scenarios/Shop");
    return stage;
  }

  private Map<String, Object> settings() {
    return Map.ofEntries(
        Map.entry("harness-jira.atlassian.authorization-url", jira().uri()),
        Map.entry("harness-jira.atlassian.api-url", jira().uri()),
        Map.entry("harness-jira.atlassian.client-id", JiraSimulator.CLIENT_ID),
        Map.entry("harness-jira.atlassian.client-secret", JiraSimulator.CLIENT_SECRET),
        Map.entry("harness-jira.atlassian.scopes", AtlassianSandbox.ALL_SCOPES),
        Map.entry("harness-jira.harness.calls-per-minute", 100_000),
        Map.entry("harness-jira.publishing.coalescing", "20ms"),
        Map.entry("harness-jira.work.poll", "50ms"),
        Map.entry("harness-jira.vault.keys", vaultKeys()));
  }

  private static String vaultKeys() {
    try {
      return VaultKeys.create();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The person consents, signs in and enters these sites. */
  void signIn(String person, SiteId... entered) {
    var tokens = atlassian.consent(person);
    var signIn = product.the(SignIn.class);
    signIn.keep((Admission.Admitted) signIn.admit(tokens.accessToken()), tokens);
    for (var site : entered) {
      signIn.enter(new AccountId(person), site);
    }
  }

  private void useOwnCredentials(SiteId site) {
    var own = jira().createCredentials(site.value(), true);
    var outcome =
        product.the(SiteAdministration.class).useCredentials(site, own.clientId(), own.secret());
    if (!(outcome instanceof CredentialsOutcome.Accepted)) {
      throw new AssertionError(outcome);
    }
  }

  JiraSimulator jira() {
    return atlassian.jira();
  }

  int nextScenario() {
    return scenarios.incrementAndGet();
  }

  /** A project in an organization of the scenarios' own. */
  Space addProject(String identifier) {
    return harness.addSpace(harness.space("scenarios"), identifier, identifier);
  }

  Repository addRepository(Space project, String identifier) {
    return harness.act(acts ->
        acts.repositories().create(project, identifier, harness.accountAdmin().principal()));
  }

  /** A new repository of the project Shop, which is connected with Acme. */
  Repository shopRepository(String identifier) {
    return addRepository(harness.space("scenarios/Shop"), identifier);
  }

  HarnessAccess access() {
    return access(harness, harness.uri());
  }

  /** With the token of somebody who is an Account Admin at first. */
  HarnessAccess access(Person person) {
    var usual = access();
    return new HarnessAccess(usual.baseUrl(), usual.dialect(), usual.account(), person.token());
  }

  /** A service account with a token of its own and the rights of an Account Admin. */
  Person addServiceAccount(String name) {
    var principal =
        harness.act(acts ->
            harness.world().addPrincipal(name, name, name + "@acme.example", Kind.SERVICE_ACCOUNT));
    var token = "sat.%s.%s.sandbox-secret".formatted(harness.account().identifier, name);
    return harness
        .persons()
        .add(new Person(name, principal, harness.account(), token, Rights.ADMIN));
  }

  static HarnessAccess access(HarnessSimulator harness, URI address) {
    return new HarnessAccess(
        address,
        dev.harnessjira.harness.Dialect.valueOf(harness.dialect().name()),
        harness.account().identifier,
        harness.serviceAccount().token());
  }

  /** Connects by the product's own means, and all that is there has been read. */
  ConnectionId connect(SiteId site, ConnectionOptions options, ScopeType type, String... paths) {
    return connect(access(), site, options, type, paths);
  }

  ConnectionId connect(
      HarnessAccess access,
      SiteId site,
      ConnectionOptions options,
      ScopeType type,
      String... paths) {
    var connection = begin(access, site, options, type, paths);
    settle();
    return connection;
  }

  /** Connects, and what is there is still being read. */
  ConnectionId begin(
      HarnessAccess access,
      SiteId site,
      ConnectionOptions options,
      ScopeType type,
      String... paths) {
    var targets =
        Stream.of(paths).map(path -> new Target(access.account() + "/" + path, path)).toList();
    var owner = new Owner("Jira connector", true, null);
    var draft =
        new ConnectionDraft(
                access, "Acme", owner, List.of(ScopeType.values()), "", "", type, targets)
            .with(options);
    var outcome = product.the(ConnectScope.class).connect(site, draft);
    if (outcome instanceof ConnectScope.Outcome.Connected(var connection)) {
      return connection;
    }
    throw new AssertionError(outcome);
  }

  /** Returns when all that was done in Harness so far has had its consequences in Jira. */
  void settle() {
    settle(SOON);
  }

  /** The same where things wait for so long. */
  void settle(Duration soon) {
    harness.awaitQuiet();
    await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> product.due(clock.instant().plus(soon)),
            due -> due.isEmpty() && jira().faults().idle());
  }

  /** Time goes by, and what it makes due happens. */
  void pass(Duration time) {
    settle();
    clock.advance(time);
    settle();
  }

  @Override
  public void close() {
    product.close();
    harness.close();
    atlassian.close();
  }
}
