package dev.harnessjira.console.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.fakes.ConsolePages;
import dev.harnessjira.console.fakes.FakeReports;
import dev.harnessjira.console.fakes.FakeScope;
import dev.harnessjira.console.fakes.FakeSites;
import dev.harnessjira.console.fakes.TestConnections;
import dev.harnessjira.ingestion.IngestionStatus.Progress;
import dev.harnessjira.publishing.RemovalProgress;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionView.State;
import dev.harnessjira.scope.EndedConnection;
import dev.harnessjira.tenancy.SiteView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionListControllerTests {

  private static final Instant ENDED = Instant.parse("2026-03-01T10:00:00Z");

  private final FakeScope scope = new FakeScope();
  private final FakeReports reports = new FakeReports();
  private final FakeSites sites = new FakeSites();
  private final ConsolePages pages =
      ConsolePages.of(
          new ConnectionListController(
              new Standings(
                  new ConnectionOverview(scope, reports, reports.publishing()),
                  new HealthWords(ConsolePages.SETTINGS, Clock.systemUTC()),
                  new DirectSnapshot()),
              sites));

  @Test
  void invitesToConnectWhenThereIsNone() {
    var page = pages.get("/connections");

    assertThat(page.select("h1").text()).isEqualTo("Harness Code Repository Configuration");
    assertThat(page.text()).contains("Connect your first Harness scope");
    assertThat(page.select("table")).isEmpty();
  }

  @Test
  void showsWhatIsConnectedAndHowItStands() {
    scope.with(TestConnections.projects("default/web", "default/pay"));
    reports.ingestion(FakeReports.read(12, 5));
    reports.publishing().status(FakeReports.accepted(17, "ACME-999", "UTF-8"));

    var row = pages.get("/connections").select("tbody tr").text();

    assertThat(row)
        .contains("Name of web and 1 more", "Project scope in Acme", "default/web, default/pay")
        .contains("12 open pull requests read, 5 name an issue, 17 items accepted by Jira")
        .contains("unknown keys: ACME-999, UTF-8")
        .contains("Connected", "at 2026-03-01T10:00:00Z");
  }

  @Test
  void menuLeadsToConfigureAndDisconnect() {
    var view = TestConnections.projects("default/web");
    scope.with(view);

    var page = pages.get("/connections");

    assertThat(page.select("td.actions summary").attr("aria-label"))
        .isEqualTo("Actions for Name of web");
    assertThat(page.select("td.actions a").eachAttr("href"))
        .containsExactly(
            "/connections/" + view.id(),
            "/connections/" + view.id() + "/configure",
            "/connections/" + view.id() + "/disconnect");
  }

  @Test
  void menuPausesAndThePageSaysWhoDid() {
    var view = TestConnections.projects("default/web");
    scope.with(view);
    var running = pages.get("/connections");
    scope.instead(TestConnections.paused(view, "Ada"));

    var paused = pages.get("/connections");

    assertThat(running.select("td.actions form").attr("action"))
        .isEqualTo("/connections/" + view.id() + "/pause");
    assertThat(running.select("td.actions form button").text()).isEqualTo("Pause");
    assertThat(paused.select("td.actions form").attr("action"))
        .isEqualTo("/connections/" + view.id() + "/resume");
    assertThat(paused.select("td.actions form button").text()).isEqualTo("Resume");
    assertThat(paused.select("tbody tr").text())
        .contains("Paused", "By Ada, at 2026-03-01T10:00:00Z", "kept and goes to Jira once");
  }

  @Test
  void saysWhatATitleMustLookLikeWhenNothingNamesAnIssue() {
    scope.with(TestConnections.projects("default/web"));
    reports.ingestion(FakeReports.read(3, 0));

    assertThat(pages.get("/connections").text())
        .contains("3 open pull requests read, 0 name an issue")
        .contains("Name an issue in a title, for example ACME-42");
  }

  @Test
  void looksAgainSoonWhileSomethingMoves() {
    scope.with(TestConnections.projects("default/web"));
    var still = pages.get("/connections").select("#connections").attr("hx-trigger");
    reports.ingestion(FakeReports.reading(Progress.RUNNING, 4, null));
    var moving = pages.get("/connections").select("#connections").attr("hx-trigger");

    assertThat(still).isEqualTo("every 20s");
    assertThat(moving).isEqualTo("every 3s");
  }

  @Test
  void refusedTokenLeadsToConfigure() {
    var view = TestConnections.projects("default/web");
    scope.with(TestConnections.in(view, State.TOKEN_LOST, "401: token expired"));

    var row = pages.get("/connections").select("tbody tr");

    assertThat(row.select(".lozenge").text()).isEqualTo("Token refused");
    assertThat(row.text()).contains("Harness refuses the token: 401: token expired");
    assertThat(row.select("a:contains(Replace the token)").attr("href"))
        .isEqualTo("/connections/" + view.id() + "/configure");
  }

  @Test
  void siteWithoutWriteAccessSaysWhereToGetIt() {
    sites.in(SiteView.State.CONNECTED, SiteView.Writing.NONE);

    var link = pages.get("/connections").select("a:contains(Set up OAuth credentials)");

    assertThat(link.attr("href")).isEqualTo("/site/credentials");
  }

  @Test
  void siteToBeReauthorizedSaysSo() {
    sites.in(SiteView.State.REAUTHORIZE, SiteView.Writing.GRANT);

    assertThat(pages.get("/connections").select(".message.danger").text())
        .contains("Jira refuses our access");
  }

  @Test
  void disconnectedSiteLeadsToThePageThatConnectsItAgain() {
    sites.in(SiteView.State.DISCONNECTED, SiteView.Writing.NONE);

    var message = pages.get("/connections").select(".message.warning");

    assertThat(message.text()).contains("This site is disconnected");
    assertThat(message.select("a").attr("href")).isEqualTo("/site");
  }

  @Test
  void endedConnectionTellsHowItsRemovalGoes() {
    var id = ConnectionId.random();
    scope.ended(new EndedConnection(id, "Acme", ENDED, true, List.of()));
    reports.publishing().removal(removal(id, RemovalProgress.State.GOING_ON, null));

    var text = pages.get("/connections").text();

    assertThat(text)
        .contains("Recently disconnected", "Being removed", "1 of 3 repositories are removed")
        .contains("It waits: Jira answers 503");
  }

  @Test
  void endedConnectionTellsWhatRemains() {
    var id = ConnectionId.random();
    scope.ended(
        new EndedConnection(id, "Acme", ENDED, false, List.of("Webhook hj_1: delete it in …")));
    reports
        .publishing()
        .removal(removal(id, RemovalProgress.State.LEFT, "Data of 2 repositories: remove …"));

    var page = pages.get("/connections");

    assertThat(page.text()).contains("Something remains", "how to remove it by hand:");
    assertThat(page.select(".card li").eachText())
        .containsExactly("Webhook hj_1: delete it in …", "Data of 2 repositories: remove …");
  }

  @Test
  void endedConnectionIsQuietWhenAllIsRemoved() {
    scope.ended(new EndedConnection(ConnectionId.random(), "Acme", ENDED, true, List.of()));

    assertThat(pages.get("/connections").text())
        .contains(
            "Removed", "Nothing of it is left in Jira. Our webhooks are removed from Harness.");
  }

  @Test
  void lastLookAtJiraIsNothingToWatch() {
    var id = ConnectionId.random();
    scope.ended(new EndedConnection(id, "Acme", ENDED, true, List.of()));
    reports
        .publishing()
        .removal(
            new RemovalProgress(id, true, RemovalProgress.State.GOING_ON, 3, 3, ENDED, null, null));

    var page = pages.get("/connections");

    assertThat(page.text()).contains("It is removed from Jira; we look once more");
    assertThat(page.select("#connections").attr("hx-trigger")).isEqualTo("every 20s");
  }

  private static RemovalProgress removal(
      ConnectionId id, RemovalProgress.State state, @Nullable String remains) {
    return new RemovalProgress(id, true, state, 3, 1, ENDED, "Jira answers 503", remains);
  }
}
