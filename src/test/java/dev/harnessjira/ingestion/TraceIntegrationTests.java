package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.DevelopmentTrace.Found;
import dev.harnessjira.ingestion.DevelopmentTrace.FoundKey;
import dev.harnessjira.ingestion.DevelopmentTrace.Known;
import dev.harnessjira.ingestion.DevelopmentTrace.Traced;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.delivery.DeliverySwitches.Passage;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is known of single pull requests, and reading them again because somebody asks for it. */
@IngestionTest
class TraceIntegrationTests {

  private static final String WEB_SHOP = "default/Storefront/web-shop";

  private final SiteId site = Listening.newSite();
  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);

  @Autowired private Listening listening;
  @Autowired private DevelopmentTrace trace;
  private CoverageId coverage = CoverageId.random();
  private Known repository = new Known(coverage, 0, "", "", "", null);

  @BeforeEach
  void connect() {
    ConnectionId connection =
        listening.connected(
            site,
            Listening.access(harness, Dialect.PLATFORM),
            ScopeType.PROJECT,
            "default/Storefront");
    coverage = listening.view(site, connection).coverages().getFirst().id();
    repository =
        trace.repositories(site, List.of(path().toUpperCase(java.util.Locale.ROOT))).getFirst();
  }

  @AfterEach
  void disconnect() {
    listening.disconnectAll(site);
    harness.close();
  }

  private String path() {
    return harness.account().identifier + "/" + WEB_SHOP;
  }

  private PullRequest open(String branch, String title) {
    var developer = harness.developer().principal();
    var shop = harness.repository(WEB_SHOP);
    harness.act(acts ->
        acts.branches()
            .create(
                shop,
                branch,
                developer,
                CommitDraft.of("Plain words", FileChange.added(branch + ".txt"))));
    return harness.act(acts -> acts.pulls().open(Opening.within(shop, branch, title), developer));
  }

  private EntityRef.PullRequest ref(long number) {
    return new EntityRef.PullRequest(repository.id(), number);
  }

  private Optional<Traced> traced(EntityRef ref) {
    return trace.trace(site, coverage, Set.of(ref)).stream().findFirst();
  }

  private boolean isRead(EntityRef ref) {
    return traced(ref)
        .map(one -> !Objects.requireNonNull(one.heard()).waitsForRead())
        .orElse(false);
  }

  @Test
  void pullRequestIsKnownWithWhatGoesAlong() {
    var pull = ref(open("acme-5-box", "DEMO-5 Pack a box").number);
    soon().until(() -> isRead(pull));

    var one = traced(pull).orElseThrow();
    var around = trace.around(site, coverage, pull).getOrDefault(coverage, Set.of());

    assertThat(one.keys())
        .containsExactly(
            new FoundKey("ACME-5", Found.BRANCH_NAME, null, true),
            new FoundKey("DEMO-5", Found.TITLE, null, true));
    assertThat(Objects.requireNonNull(one.heard()).cause()).isEqualTo(Cause.WEBHOOK);
    assertThat(around)
        .contains(pull, new EntityRef.Branch(repository.id(), "acme-5-box"))
        .anyMatch(EntityRef.Commit.class::isInstance);
    var commit =
        around.stream().filter(EntityRef.Commit.class::isInstance).findFirst().orElseThrow();
    assertThat(traced(commit).orElseThrow().keys())
        .contains(new FoundKey("DEMO-5", Found.PULL_REQUEST, pull.number(), true));
  }

  @Test
  void readingAgainTellsWhatNoWebhookTold() {
    var pull = ref(open("work-6", "DEMO-6 Weigh it").number);
    soon().until(() -> isRead(pull));
    var told = listening.mirror.told(site).size();

    assertThat(trace.readAgain(site, coverage, pull)).isTrue();

    soon().until(() -> listening.mirror.told(site).size() > told && isRead(pull));
    assertThat(listening.mirror.told(site).getLast().cause()).isEqualTo(Cause.BACKFILL);
  }

  @Test
  void onesThatNobodyToldOfAreReadWhenAskedFor() {
    harness.deliverySwitches().passage(Passage.LOST);
    var pull = ref(open("work-7", "DEMO-7 Ship it").number);
    assertThat(traced(pull)).isEmpty();

    assertThat(trace.readAgain(site, coverage, pull)).isTrue();

    soon().until(() -> isRead(pull));
    assertThat(traced(pull).orElseThrow().title()).isEqualTo("DEMO-7 Ship it");
    assertThat(listening.mirror.jira(site, LinkedEntity.PullRequest.class))
        .anyMatch(entity -> entity.issueKeys().contains("DEMO-7"));
  }

  @Test
  void onesThatHarnessDoesNotHaveAreForgottenAgain() {
    assertThat(trace.readAgain(site, coverage, ref(4711))).isTrue();

    soon().until(() -> traced(ref(4711)).isEmpty());
  }

  @Test
  void nothingIsReadWhereNothingIsKnown() {
    assertThat(trace.readAgain(site, coverage, new EntityRef.PullRequest(999_999, 1))).isFalse();
    assertThat(trace.readAgain(site, CoverageId.random(), ref(1))).isFalse();
    assertThat(trace.readAgain(Listening.newSite(), coverage, ref(1))).isFalse();
  }

  @Test
  void anotherSiteFindsNothing() {
    var other = Listening.newSite();

    assertThat(trace.repositories(other, List.of(path()))).isEmpty();
    assertThat(trace.trace(other, coverage, Set.of(ref(1)))).isEmpty();
  }
}
