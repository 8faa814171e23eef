package dev.harnessjira.bench;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.scenario.Agreement;
import dev.harnessjira.scenario.RandomLife;
import dev.harnessjira.scope.ConnectScope;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Admission;
import dev.harnessjira.tenancy.AtlassianSandbox;
import dev.harnessjira.tenancy.SignIn;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteAdministration.CredentialsOutcome;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;

/** Makes Jira sites and connects each with a project of two repositories. */
final class ConnectSites {

  private final ApplicationContext product;
  private final HarnessSimulator harness;
  private final AtlassianSandbox atlassian;

  ConnectSites(ApplicationContext product, HarnessSimulator harness, AtlassianSandbox atlassian) {
    this.product = product;
    this.harness = harness;
    this.atlassian = atlassian;
  }

  List<ConnectedSite> connect(int count, long seed) {
    var organization = harness.addSpace(harness.account(), "soak", "Soak");
    var sites = IntStream.range(0, count).mapToObj(this::addSite).toList();
    signIn(sites);
    return IntStream.range(0, count)
        .mapToObj(
            number -> connect(sites.get(number), project(organization, number), seed + number))
        .toList();
  }

  private SiteId addSite(int number) {
    var site = jira().addSite("soak-" + number, "Soak " + number);
    RandomLife.issues().forEach(key -> jira().addIssue(site, key, "An issue"));
    return new SiteId(site);
  }

  private JiraSimulator jira() {
    return atlassian.jira();
  }

  private void signIn(List<SiteId> sites) {
    var tokens = atlassian.consent(AtlassianSandbox.TWO_SITES);
    var signIn = product.getBean(SignIn.class);
    signIn.keep((Admission.Admitted) signIn.admit(tokens.accessToken()), tokens);
    for (var site : sites) {
      signIn.enter(new AccountId(AtlassianSandbox.TWO_SITES), site);
      var own = jira().createCredentials(site.value(), true);
      var outcome =
          product
              .getBean(SiteAdministration.class)
              .useCredentials(site, own.clientId(), own.secret());
      if (!(outcome instanceof CredentialsOutcome.Accepted)) {
        throw new IllegalStateException(outcome.toString());
      }
    }
  }

  private Space project(Space organization, int number) {
    return harness.addSpace(organization, "P" + number, "P" + number);
  }

  private ConnectedSite connect(SiteId site, Space project, long seed) {
    var repositories = List.of(repository(project, "first"), repository(project, "second"));
    connect(site, "soak/" + project.identifier);
    return new ConnectedSite(
        site.value(),
        repositories.getFirst(),
        RandomLife.told(harness, seed, repositories),
        new Agreement(harness, jira(), site.value(), repositories));
  }

  private Repository repository(Space project, String identifier) {
    return harness.act(acts ->
        acts.repositories().create(project, identifier, harness.accountAdmin().principal()));
  }

  private void connect(SiteId site, String path) {
    var access =
        new HarnessAccess(
            harness.uri(),
            dev.harnessjira.harness.Dialect.PLATFORM,
            harness.account().identifier,
            harness.serviceAccount().token());
    var draft =
        new ConnectionDraft(
                access,
                "Acme",
                new Owner("Jira connector", true, null),
                List.of(ScopeType.values()),
                "",
                "",
                ScopeType.PROJECT,
                List.of(new Target(access.account() + "/" + path, path)))
            .with(ConnectionOptions.usual());
    var outcome = product.getBean(ConnectScope.class).connect(site, draft);
    if (!(outcome instanceof ConnectScope.Outcome.Connected)) {
      throw new IllegalStateException(outcome.toString());
    }
  }
}
