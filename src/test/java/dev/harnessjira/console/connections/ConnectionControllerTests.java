package dev.harnessjira.console.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.fakes.ConsolePages;
import dev.harnessjira.console.fakes.FakeBackfills;
import dev.harnessjira.console.fakes.FakeReports;
import dev.harnessjira.console.fakes.FakeScope;
import dev.harnessjira.console.fakes.TestConnections;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.IngestionStatus;
import dev.harnessjira.ingestion.RepositoryDirectory.ArrivedRepository;
import dev.harnessjira.ingestion.RepositoryDirectory.CoveredRepository;
import dev.harnessjira.ingestion.RepositoryDirectory.DepartedRepository;
import dev.harnessjira.publishing.Comparison;
import dev.harnessjira.publishing.PublishingStatus;
import dev.harnessjira.publishing.RefusedEntity;
import dev.harnessjira.publishing.RepositoryEntities;
import dev.harnessjira.publishing.UnknownKey;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.WebhookView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ConnectionControllerTests {

  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final ConnectionView VIEW = TestConnections.projects("default/web");
  private static final CoverageId COVERAGE = VIEW.coverages().getFirst().id();
  private static final String PAGE = "/connections/" + VIEW.id();

  private final FakeScope scope = new FakeScope().with(VIEW);
  private final FakeReports reports = new FakeReports();
  private final FakeBackfills backfills = new FakeBackfills();
  private final ConsolePages pages =
      ConsolePages.of(
          new CompareController(new RequestedConnection(scope), reports.publishing()),
          new SwitchOnController(new RequestedConnection(scope), scope),
          new ConnectionController(
              new RequestedConnection(scope),
              reports,
              reports.publishing(),
              backfills,
              new Standings(
                  new ConnectionOverview(scope, reports, reports.publishing()),
                  new HealthWords(ConsolePages.SETTINGS, Clock.systemUTC()),
                  new DirectSnapshot())));

  @Test
  void repositoriesAreLinkedAndTellWhatJiraHolds() {
    reports.repository(repository(7, "acc1/default/web/shop"));
    reports.publishing().holding(new RepositoryEntities(COVERAGE, 7, 2, 3, 7, 1, 0, AT));

    var page = pages.get(PAGE);

    assertThat(page.select("#repositories tbody a").attr("href"))
        .isEqualTo("https://app.harness.io/acc1/default/web/shop");
    assertThat(page.select("#repositories tbody").text())
        .contains("default/web/shop", "12", "2 pull requests, 3 branches, 7 commits, 1 waiting");
  }

  @Test
  void repositoriesAreSearchedAndPaged() {
    for (var i = 0; i < 30; i++) {
      reports.repository(repository(i, "acc1/default/web/shop-" + i));
    }

    var first = pages.get(PAGE + "?q=shop");
    var second = pages.get(first.select("a[rel=next]").attr("href"));

    assertThat(first.select("#repositories tbody tr")).hasSize(25);
    assertThat(second.select("#repositories tbody tr")).hasSize(5);
    assertThat(second.select("input[name=q]").val()).isEqualTo("shop");
  }

  @Test
  void refusedEntitiesCarryJirasWords() {
    reports
        .publishing()
        .refused(
            new RefusedEntity(
                RefusedEntity.Kind.BRANCH,
                "acme-1-x",
                "https://app.harness.io/b",
                List.of("ACME-1"),
                "name: too long",
                AT,
                VIEW.coverages().getFirst().id(),
                new EntityRef.Branch(7, "acme-1-x")));

    assertThat(pages.get(PAGE).select("#refused tbody").text())
        .contains("acme-1-x", "Branch", "ACME-1", "name: too long");
  }

  @Test
  void waitingIsTold() {
    reports
        .publishing()
        .status(new PublishingStatus(4, 0, 0, 1, List.of("ACME-999"), null, AT, FakeReports.FREE));

    assertThat(pages.get(PAGE).select("dl").text()).contains("Waiting for Jira 4, since");
  }

  @ParameterizedTest
  @EnumSource(UnknownKey.Why.class)
  void unknownKeyIsExplained(UnknownKey.Why why) {
    reports.publishing().unknown(new UnknownKey("ACME-999", why, 3, AT, AT));

    var row = pages.get(PAGE).select("#unknown tbody tr");

    assertThat(row.text()).contains("ACME-999", "3");
    assertThat(row.select("td[data-label^=What]").text()).isNotBlank();
  }

  @Test
  void whatNoWebhookToldIsCounted() {
    reports.ingestion(
        new IngestionStatus(
            null, 0, 0, 0, FakeReports.read(1, 1).firstRead(), 12, 3, 1200, AT, null));

    assertThat(pages.get(PAGE).select("dl").text())
        .contains("12 found by looking into Harness")
        .contains("3 taken in from deliveries that had failed")
        .contains("1,200 repaired by the nightly comparison");
  }

  @Test
  void refusedLookNamesTheNextStep() {
    reports.ingestion(
        new IngestionStatus(
            null, 0, 0, 0, FakeReports.read(1, 1).firstRead(), 0, 0, 0, null, "403: Forbidden"));

    assertThat(pages.get(PAGE).select(".message").text())
        .contains("We can’t look into Harness", "403: Forbidden", "Check that the token’s user");
  }

  @Test
  void repositoriesThatCameAndWentAreListed() {
    reports.departed(
        new DepartedRepository(COVERAGE, 7, "acc1/default/web/old", null, AT),
        new DepartedRepository(
            COVERAGE, 8, "acc1/default/web/shop", "acc1/default/pay/shop", AT.plusSeconds(1)));
    reports.arrived(new ArrivedRepository(COVERAGE, 9, "acc1/default/web/cart", AT.plusSeconds(2)));

    assertThat(pages.get(PAGE).select("#moved tbody tr").eachText())
        .satisfiesExactly(
            cart -> assertThat(cart).contains("default/web/cart", "Moved here"),
            shop -> assertThat(shop).contains("default/web/shop", "Moved to default/pay/shop"),
            old -> assertThat(old).contains("default/web/old", "Deleted in Harness"));
  }

  @Test
  void comparingWithJiraIsOrderedAndShown() {
    pages.post(PAGE + "/compare");
    reports.publishing().comparison(new Comparison(AT, 10, 4, 2, "Jira does not answer"));

    assertThat(reports.publishing().ordered()).containsExactly(VIEW.id());
    assertThat(pages.get(PAGE).select("#jira").text())
        .contains("4 of 10 repositories, 2 items repaired", "It waits: Jira does not answer");
  }

  @Test
  void webhookThatAPersonSwitchedOffCanBeSwitchedOn() {
    var view =
        TestConnections.webhook(
            VIEW, WebhookView.State.SWITCHED_OFF, "A person disabled it in Harness.");
    scope.instead(view);

    var row = pages.get(PAGE).select("#covered tbody tr");
    pages.post(row.select("form").attr("action"));

    assertThat(row.text()).contains("Switched off in Harness", "A person disabled it in Harness.");
    assertThat(scope.done()).containsExactly("switch on " + COVERAGE);
  }

  @ParameterizedTest
  @EnumSource
  void everyStateOfAWebhookHasItsWords(WebhookView.State state) {
    scope.instead(TestConnections.webhook(VIEW, state, "403: webhook refused"));

    var webhook = pages.get(PAGE).select("#covered td[data-label=Webhook]");

    assertThat(webhook.select(".lozenge").text()).isEqualTo(words(state));
    assertThat(webhook.text()).contains("403: webhook refused", "Since");
  }

  private static String words(WebhookView.State state) {
    return switch (state) {
      case NONE -> "Without webhook";
      case REGISTERING -> "Registering";
      case WORKING -> "Registered";
      case NOT_REACHING -> "Not reaching us";
      case SWITCHED_OFF -> "Switched off in Harness";
      case SILENT -> "Silent";
    };
  }

  @Test
  void whatWasPutRightAtAWebhookIsTold() {
    var first = VIEW.coverages().getFirst().id();
    var repair = new WebhookView.Repair("It was deleted in Harness and made again.", AT);
    var view = new WebhookView(first, WebhookView.State.WORKING, null, null, null, repair);
    scope.instead(TestConnections.webhook(VIEW, view));

    var webhook = pages.get(PAGE).select("#covered td[data-label=Webhook]");

    assertThat(webhook.text())
        .contains("It was deleted in Harness and made again.", "2026-03-01T10:00:00Z");
  }

  @ParameterizedTest
  @EnumSource(value = WebhookView.State.class, mode = Mode.EXCLUDE, names = "SWITCHED_OFF")
  void onlyWhatIsSwitchedOffIsOfferedToBeSwitchedOn(WebhookView.State state) {
    scope.instead(TestConnections.webhook(VIEW, state, "Because."));

    var row = pages.get(PAGE).select("#covered tbody tr");

    assertThat(row.select(".lozenge").text()).isNotBlank();
    assertThat(row.text()).contains("Because.");
    assertThat(row.select("form")).isEmpty();
  }

  @Test
  void deletedProjectIsMarked() {
    scope.instead(TestConnections.missing(VIEW, "It was deleted in Harness."));

    assertThat(pages.get(PAGE).select("#covered").text())
        .contains("Not in Harness", "It was deleted in Harness.");
  }

  @Test
  void saysWhatComesLaterWithoutWebhooks() {
    scope.instead(TestConnections.choosing(VIEW, ConnectionOptions.usual().withoutWebhooks()));

    assertThat(pages.get(PAGE).select("#covered").text())
        .contains("Without webhooks", "some minutes later", "Without webhook");
  }

  @Test
  void unknownConnectionIsNotFound() {
    pages.get("/connections/" + UUID.randomUUID());
    assertThat(pages.status()).isEqualTo(404);

    pages.get("/connections/nonsense");
    assertThat(pages.status()).isEqualTo(404);
  }

  @Test
  void oddPageNumbersAreTheFirstPage() {
    reports.repository(repository(7, "acc1/default/web/shop"));

    assertThat(pages.get(PAGE + "?page=-1").select("#repositories tbody tr")).hasSize(1);
  }

  private static CoveredRepository repository(long id, String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return new CoveredRepository(COVERAGE, id, path, name, "https://app.harness.io/" + path, null);
  }
}
