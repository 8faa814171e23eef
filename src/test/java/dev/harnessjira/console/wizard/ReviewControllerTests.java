package dev.harnessjira.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.fakes.ConsolePages;
import dev.harnessjira.console.fakes.FakeHarness;
import dev.harnessjira.console.fakes.FakeScope;
import dev.harnessjira.console.fakes.FakeSites;
import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.scope.ConnectScope.Outcome;
import dev.harnessjira.scope.ConnectScope.TakenScope;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewControllerTests {

  private static final String REVIEW = "/connect/harness/review";

  private final FakeHarness harness = new FakeHarness();
  private final FakeScope scope = new FakeScope();
  private final FakeSites sites = new FakeSites();
  private final ConsolePages pages =
      ConsolePages.of(
          new ReviewController(
              scope, scope, new EmptyScopes(harness), sites, ConsolePages.SETTINGS));

  @Test
  void showsWhatWillBeConnected() {
    draft(ScopeType.PROJECT, new Target("acc1/default/web", "Web"));

    var text = pages.get(REVIEW).text();

    assertThat(text)
        .contains("Web (default/web)", "Project scope", "Acme on https://app.harness.io")
        .contains("https://hooks.example.com/webhooks/harness/")
        .contains("jira-connector (service account)", "Expires on August 8, 2028");
  }

  @Test
  void connectsAndForgetsTheDraft() {
    var id = ConnectionId.random();
    scope.outcome(new Outcome.Connected(id));
    draft(ScopeType.ACCOUNT);

    pages.post(REVIEW);

    assertThat(pages.location()).isEqualTo("/connect/harness/done/" + id);
    assertThat(scope.find(new SiteId("s"), new AccountId("a"))).isEmpty();
  }

  @Test
  void connectsWithoutWebhooksWhenAskedTo() {
    draft(ScopeType.ACCOUNT);

    pages.post(REVIEW, "withoutWebhooks", "true");

    assertThat(scope.connected().options().webhooks()).isFalse();
  }

  @Test
  void takenScopeSaysWhereWithoutNamingTheOtherSite() {
    scope.outcome(
        new Outcome.Taken(
            List.of(
                new TakenScope("acc1/default/web", true),
                new TakenScope("acc1/default/pay", false))));
    draft(ScopeType.PROJECT, new Target("acc1/default/web", "Web"));

    var page = pages.post(REVIEW);

    assertThat(page.select("[role=alert]").text())
        .contains("default/web is covered by a connection of this Jira site.")
        .contains("default/pay is covered by a connection of another Jira site.");
    assertThat(scope.draft().targets()).hasSize(1);
  }

  @Test
  void disconnectedSiteGetsNoConnectionAndKeepsTheDraft() {
    sites.in(SiteView.State.DISCONNECTED, SiteView.Writing.NONE);
    scope.outcome(new Outcome.Connected(ConnectionId.random()));
    draft(ScopeType.ACCOUNT);

    var page = pages.post(REVIEW);

    assertThat(page.select("[role=alert]").text())
        .contains("This site is disconnected", "connect the site again");
    assertThat(scope.draft().type()).isEqualTo(ScopeType.ACCOUNT);
  }

  @Test
  void projectWithoutRepositoryIsAWarning() {
    harness.withoutRepositories("acc1/default/web");
    draft(ScopeType.PROJECT, new Target("acc1/default/web", "Web"));

    var page = pages.get(REVIEW);

    assertThat(page.select(".message.warning").text())
        .contains("Web (default/web) has no repository yet");
    assertThat(page.select("button:contains(Connect)")).hasSize(1);
  }

  @Test
  void repositoriesThatCannotBeReadAreAWarningToo() {
    harness.failing(new HarnessFailure.Unavailable("502"));
    draft(ScopeType.ACCOUNT);

    assertThat(pages.get(REVIEW).select(".message.warning").text()).contains("couldn’t list");
  }

  @Test
  void unfinishedDraftLeadsBackToItsStep() {
    draft(ScopeType.PROJECT);

    pages.post(REVIEW);

    assertThat(pages.location()).isEqualTo("/connect/harness/choose");
    assertThat(scope.done()).isEmpty();
  }

  @Test
  void tokenNeverGoesToTheBrowser() {
    draft(ScopeType.ACCOUNT);

    assertThat(pages.get(REVIEW).html()).doesNotContain("secret");
  }

  private void draft(ScopeType type, Target... targets) {
    var found = FoundDraft.of(FakeHarness.found(), "https://app.harness.io");
    scope.draft(found.with(type, List.of(targets)));
  }
}
