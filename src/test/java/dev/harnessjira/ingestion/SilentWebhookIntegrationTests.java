package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.application.following.FollowChanges;
import dev.harnessjira.ingestion.application.sweeping.SweepCoverage;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.WebhookView;
import dev.harnessjira.scope.WebhookView.State;
import dev.harnessjira.tenancy.SiteId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More than 100 newer webhooks stand above a repository, and Harness calls ours no more. */
@IngestionTest
class SilentWebhookIntegrationTests {

  private final SiteId site = Listening.newSite();
  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);

  @Autowired private Listening listening;
  @Autowired private IngestionReport report;
  @Autowired private FollowChanges followChanges;
  @Autowired private SweepCoverage sweepCoverage;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;
  private ConnectionId connection = ConnectionId.random();
  private long ours;

  @BeforeEach
  void connect() {
    connection =
        listening.connected(
            site,
            Listening.access(harness, Dialect.PLATFORM),
            ScopeType.PROJECT,
            "default/Storefront");
    missed().awaitFollowed(site, 1);
    ours = webhook().id;
  }

  @AfterEach
  void disconnect() {
    listening.disconnectAll(site);
    harness.close();
  }

  private Missed missed() {
    return new Missed(listening, transactions, jdbc, followChanges, sweepCoverage);
  }

  private Principal developer() {
    return harness.developer().principal();
  }

  /** The webhook that leads here. */
  private Webhook webhook() {
    synchronized (harness.world()) {
      return harness.world().webhooks.stream()
          .filter(webhook -> webhook.url.contains("/webhooks/"))
          .reduce((one, other) -> {
            throw new AssertionError("There are two");
          })
          .orElseThrow(() -> new AssertionError("There is none"));
    }
  }

  private void addWebhooksOfOthers() {
    harness.act(acts -> {
      var space = new Webhook.OfSpace(harness.space("default/Storefront"));
      for (var i = 0; i < 105; i++) {
        var world = harness.world();
        var other = new Webhook(world.nextId(), space, "other_" + i, developer(), world.now());
        other.url = "http://127.0.0.1:1/other";
        world.webhooks.add(other);
      }
      return space;
    });
  }

  private PullRequest open(String branch, String title) {
    var shop = harness.repository("default/Storefront/web-shop");
    harness.act(acts ->
        acts.branches()
            .create(
                shop,
                branch,
                developer(),
                CommitDraft.of("On " + branch, FileChange.added(branch + ".txt"))));
    return harness.act(acts -> acts.pulls().open(Opening.within(shop, branch, title), developer()));
  }

  private void lookAndRead() {
    missed().look(site, connection);
    soon().until(() -> missed().count(site, "pull_request where notice > read_notice") == 0);
  }

  private WebhookView view() {
    return listening.view(site, connection).webhooks().getFirst();
  }

  @Test
  void isNoticedAndCreatedAgainAndCalledAgain() {
    addWebhooksOfOthers();

    for (var i = 1; i <= 3; i++) {
      open("late-" + i, "ABC-" + i + " Late");
      lookAndRead();
    }

    soon()
        .untilAsserted(() -> {
          assertThat(webhook().id).isGreaterThan(ours);
          assertThat(view().state()).isEqualTo(State.SILENT);
          assertThat(view().reason()).contains("more than 100 webhooks", "created again on");
        });
    assertThat(report.status(site, connection).untold()).isEqualTo(3);

    open("heard", "ABC-9 Heard");

    soon()
        .untilAsserted(() -> {
          assertThat(view().state()).isEqualTo(State.WORKING);
          assertThat(listening.mirror.jira(site, LinkedEntity.PullRequest.class))
              .anyMatch(pull -> pull.issueKeys().contains("ABC-9"));
        });
  }

  @Test
  void reviewersAndDraftsNeverLeadThere() {
    var pull = open("known", "ABC-1 Known");
    soon()
        .until(() ->
            !listening.mirror.jira(site, LinkedEntity.PullRequest.class).stream()
                .filter(shown -> shown.issueKeys().contains("ABC-1"))
                .toList()
                .isEmpty());
    soon().until(() -> report.status(site, connection).waiting() == 0);
    soon().until(() -> missed().count(site, "pull_request where notice > read_notice") == 0);
    addWebhooksOfOthers();

    for (var i = 0; i < 4; i++) {
      var drafted = i % 2 == 0;
      harness.act(acts -> acts.pulls().draft(pull, drafted, developer()));
      lookAndRead();
    }
    var reviewer = harness.reviewer().principal();
    harness.act(acts -> acts.reviews().request(pull, reviewer, developer()));
    lookAndRead();

    assertThat(report.status(site, connection).untold()).isEqualTo(5);
    assertThat(webhook().id).isEqualTo(ours);
    assertThat(view().state()).isEqualTo(State.WORKING);
  }
}
