package dev.harnessjira.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.HarnessModel.Webhook;
import dev.harnessjira.harness.HarnessModel.WebhookForm;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Webhooks and reads against the simulated Harness of both kinds. */
class HarnessWebhooksTests {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aWebhookIsCreatedChangedAndDeleted(Dialect dialect) {
    try (var harness = simulator(dialect)) {
      var access = access(harness, dialect);
      var space = harness.account().path();

      var created = ok(webhooks().put(access, space, form("https://a.example/hook")));
      var changed = ok(webhooks().put(access, space, form("https://b.example/hook")));

      assertThat(changed.id()).isEqualTo(created.id());
      assertThat(ok(webhooks().find(access, space, "jira_1")).map(Webhook::url))
          .contains("https://b.example/hook");
      assertThat(ok(webhooks().executions(access, space, "jira_1", 5))).isEmpty();
      assertThat(ok(webhooks().delete(access, space, "jira_1"))).isTrue();
      assertThat(ok(webhooks().delete(access, space, "jira_1"))).isTrue();
      assertThat(ok(webhooks().find(access, space, "jira_1"))).isEqualTo(Optional.empty());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatHarnessRefusesIsToldInItsWords(Dialect dialect) {
    try (var harness = simulator(dialect)) {
      harness.apiSwitches().unknownTriggers(Set.of("pullreq_created"));

      var refused =
          webhooks()
              .put(access(harness, dialect), harness.account().path(), form("https://a.example"));

      assertThat(((HarnessResult.Failed<Webhook>) refused).failure())
          .isInstanceOfSatisfying(
              HarnessFailure.Refused.class,
              it -> assertThat(it.detail()).contains("pullreq_created", "invalid"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aPullRequestIsReadWithEverythingAroundIt(Dialect dialect) {
    try (var harness = simulator(dialect)) {
      var access = access(harness, dialect);
      var code = gateway.bean(HarnessCode.class);

      var history = gateway.bean(HarnessHistory.class);

      var open = ok(history.openPullRequests(access, harness.account().path(), null));
      var first =
          open.items().stream()
              .filter(it -> it.repository().identifier().equals("web-shop"))
              .findFirst()
              .orElseThrow();
      var repository = String.valueOf(first.repository().id());
      var number = first.pull_request().number();

      assertThat(ok(code.repository(access, repository)).path()).endsWith("/web-shop");
      assertThat(ok(code.pullRequest(access, repository, number)).title()).contains("DEMO-1");
      assertThat(ok(code.pullRequestCommits(access, repository, number, 400))).hasSize(2);
      assertThat(ok(code.reviewers(access, repository, number))).isEmpty();
      var branch = ok(code.branch(access, repository, "DEMO-1-wish-list")).orElseThrow();
      assertThat(ok(code.commit(access, repository, branch.sha()))).isPresent();
      assertThat(ok(code.branch(access, repository, "no-such"))).isEmpty();
      assertThat(ok(history.openPullRequests(access, harness.account().path(), 1L)).items())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatARepositoryHasHadForLongIsListed(Dialect dialect) {
    try (var harness = simulator(dialect)) {
      var access = access(harness, dialect);
      var history = gateway.bean(HarnessHistory.class);
      var space = harness.account().path();

      var shop =
          ok(history.repositories(access, space, 1)).items().stream()
              .filter(it -> it.path().endsWith("/web-shop"))
              .findFirst()
              .orElseThrow();
      var path = shop.path();
      var updated = ok(history.pullRequests(access, path, null, null)).items().getFirst().updated();
      var branches = ok(history.branches(access, path, 1)).items();

      assertThat(shop.num_open_pulls()).isEqualTo(1);
      assertThat(shop.last_git_push()).isGreaterThanOrEqualTo(shop.created()).isPositive();
      assertThat(ok(history.pullRequests(access, path, 0L, null)).items()).hasSize(1);
      assertThat(ok(history.pullRequests(access, path, updated, null)).items()).isEmpty();
      assertThat(ok(history.pullRequests(access, path, null, updated)).items()).isEmpty();
      assertThat(branches)
          .extracting(HarnessHistory.ListedBranch::name)
          .containsExactly("DEMO-1-wish-list", "main");
      assertThat(branches.getFirst().commit())
          .satisfies(head -> assertThat(head.committer()).isNotNull());
      assertThat(ok(history.commits(access, path, "main", Instant.EPOCH, 1)).items()).isNotEmpty();
      assertThat(
              ok(history.commits(access, path, "main", Instant.now().plusSeconds(60), 1)).items())
          .isEmpty();
      assertThat(ok(history.branches(access, path, 2)).items()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void organizationsAndProjectsAreListedAlike(Dialect dialect) {
    try (var harness = simulator(dialect)) {
      var access = access(harness, dialect);
      var code = gateway.bean(HarnessCode.class);

      var organizations = ok(code.organizations(access, 0, 1, ""));

      assertThat(organizations.items()).hasSize(1);
      assertThat(organizations.hasMore()).isTrue();
      assertThat(ok(code.organizations(access, 1, 1, "")).hasMore()).isFalse();
      assertThat(ok(code.projects(access, "default", 0, 100, "")).items())
          .extracting(HarnessModel.Space::identifier)
          .containsExactlyInAnyOrder("Storefront", "Payments");
      assertThat(ok(code.projects(access, "default", 0, 100, "store")).items())
          .extracting(HarnessModel.Space::identifier)
          .containsExactly("Storefront");
    }
  }

  @Test
  void aTokenWithoutRightsIsForbidden() {
    try (var harness = simulator(Dialect.PLATFORM)) {
      var access =
          new HarnessAccess(
              harness.uri(),
              Dialect.PLATFORM,
              harness.account().path(),
              harness.developer().token());

      var refused = webhooks().put(access, harness.account().path(), form("https://a.example"));

      assertThat(((HarnessResult.Failed<Webhook>) refused).failure())
          .isInstanceOf(HarnessFailure.Forbidden.class);
    }
  }

  private static HarnessWebhooks webhooks() {
    return gateway.bean(HarnessWebhooks.class);
  }

  private static HarnessSimulator simulator(Dialect dialect) {
    return HarnessSimulator.start(
        0, dev.harnessjira.sandbox.harness.Dialect.valueOf(dialect.name()));
  }

  private static HarnessAccess access(HarnessSimulator harness, Dialect dialect) {
    return new HarnessAccess(
        harness.uri(), dialect, harness.account().path(), harness.accountAdmin().token());
  }

  private static WebhookForm form(String url) {
    return new WebhookForm(
        "jira_1", "Jira", "For Jira", url, "secret", true, false, List.of("pullreq_created"));
  }

  private static <T> T ok(HarnessResult<T> result) {
    assertThat(result).isInstanceOf(HarnessResult.Ok.class);
    return ((HarnessResult.Ok<T>) result).value();
  }
}
