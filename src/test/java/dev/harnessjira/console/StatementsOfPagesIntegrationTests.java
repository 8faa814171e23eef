package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.scope.ConnectScope;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.EndedConnection;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.support.SqlCount;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** How many statements a page sends, whatever the number of its rows. */
@ConsoleTest
class StatementsOfPagesIntegrationTests {

  private static final SiteId SITE = new SiteId(JiraSimulator.ACME);

  // Most of them are of one row each, and several are asked twice. They may only become fewer.
  private static final int LIST = 31;
  private static final int CONNECTION = 47;

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private BeanFactory beans;
  @Autowired private ConnectScope connectScope;
  @Autowired private ConnectionDirectory directory;
  @Autowired private ConnectionAdministration administration;
  private HarnessSimulator harness;
  private Console console;

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
    harness = HarnessSimulator.start(0, Dialect.PLATFORM);
    console = new Console(home);
    console.signedIn(Console.JIRA_ADMIN);
  }

  @AfterEach
  void stop() {
    directory.connections(SITE).forEach(it -> administration.disconnect(SITE, it.id()));
    await().until(() -> directory.ended(SITE).stream().allMatch(EndedConnection::removed));
    harness.close();
  }

  private ConnectionId connectNew(String project) {
    harness.addSpace(harness.space("default"), project, project);
    return connect(project);
  }

  private ConnectionId connect(String... projects) {
    var access =
        new HarnessAccess(
            harness.uri(),
            dev.harnessjira.harness.Dialect.PLATFORM,
            harness.account().identifier,
            harness.serviceAccount().token());
    var targets =
        Stream.of(projects)
            .map(project -> new Target(access.account() + "/default/" + project, project))
            .toList();
    var draft =
        new ConnectionDraft(
                access,
                "Acme",
                new Owner("Jira connector", true, null),
                List.of(ScopeType.values()),
                "",
                "",
                ScopeType.PROJECT,
                targets)
            .with(ConnectionOptions.usual().withoutWebhooks());
    var outcome = connectScope.connect(SITE, draft);
    return ((ConnectScope.Outcome.Connected) outcome).connection();
  }

  private List<String> statements(String path) {
    SqlCount.forget(path);
    console.open(path);
    assertThat(console.browser().status()).isEqualTo(200);
    await().until(() -> SqlCount.of(path) != null);
    return Objects.requireNonNull(SqlCount.of(path));
  }

  @Test
  void listOfAnyNumberOfConnectionsTakesTheSameStatements() {
    connectNew("P1");
    var ofOne = statements("/connections");
    for (var i = 2; i <= 25; i++) {
      connectNew("P" + i);
    }

    var ofMany = statements("/connections");

    assertThat(console.browser().page().select("td.actions")).hasSize(25);
    assertThat(ofMany).hasSameSizeAs(ofOne).hasSizeLessThanOrEqualTo(LIST);
  }

  @Test
  void pageOfAConnectionWithAnyNumberOfRepositoriesTakesTheSameStatements() {
    var without = connectNew("P1");
    var with = connect("Storefront", "Payments");
    await()
        .untilAsserted(() ->
            assertThat(console.open("/connections/" + with).page().select("#repositories tbody tr"))
                .hasSize(4));

    var ofNone = statements("/connections/" + without);
    var ofSome = statements("/connections/" + with);

    assertThat(ofSome).hasSameSizeAs(ofNone).hasSizeLessThanOrEqualTo(CONNECTION);
  }
}
