package dev.harnessjira.console.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.fakes.ConsolePages;
import dev.harnessjira.console.fakes.FakeBackfills;
import dev.harnessjira.console.fakes.FakeReports;
import dev.harnessjira.console.fakes.FakeScope;
import dev.harnessjira.console.fakes.TestConnections;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.ingestion.BackfillStatus;
import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.ingestion.FailedRepository;
import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.ConnectionView.State;
import dev.harnessjira.scope.CoverageId;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackfillControllerTests {

  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final ConnectionView VIEW = TestConnections.projects("default/web");
  private static final CoverageId COVERAGE = VIEW.coverages().getFirst().id();
  private static final String PAGE = "/connections/" + VIEW.id();

  private final FakeScope scope = new FakeScope().with(VIEW);
  private final FakeReports reports = new FakeReports();
  private final FakeBackfills backfills = new FakeBackfills();
  private final RequestedConnection requested = new RequestedConnection(scope);
  private final ConsolePages pages =
      ConsolePages.of(
          new BackfillController(requested, backfills),
          new ConnectionController(
              requested,
              reports,
              reports.publishing(),
              backfills,
              new Standings(
                  new ConnectionOverview(scope, reports, reports.publishing()),
                  new HealthWords(ConsolePages.SETTINGS, Clock.systemUTC()),
                  new DirectSnapshot())));

  @Test
  void showsHowFarItIsAndHowFastItGoes() {
    backfills.status(FakeBackfills.in(Progress.READING_HISTORY, null));

    var section = pages.get(PAGE).select("#backfill");

    assertThat(section.text())
        .contains("Reading", "412 of 1000 read", "2,310 pull requests (693 name an issue)")
        .contains("120 branches, 4,051 commits", "118 a minute, about 42 minutes to go")
        .contains("Back to December 24, 2025 so far, to September 1, 2025 in the end");
    assertThat(section.attr("hx-trigger")).isEqualTo("every 3s");
  }

  @Test
  void finishedOneIsNotAskedForAgain() {
    var section = pages.get(PAGE).select("#backfill");

    assertThat(section.text()).contains("Complete", "History Back to September 1, 2025 Last");
    assertThat(section.hasAttr("hx-trigger")).isFalse();
  }

  @Test
  void stallIsCalledAStall() {
    backfills.status(FakeBackfills.in(Progress.STALLED, "Harness could not answer: 503"));

    assertThat(pages.get(PAGE).select("#backfill").text())
        .contains("Stalled", "no progress for minutes", "Harness could not answer: 503");
  }

  @ParameterizedTest
  @EnumSource
  void everyStateHasItsWords(Progress progress) {
    backfills.status(FakeBackfills.in(progress, null));

    var section = pages.get(PAGE).select("#backfill");

    assertThat(section.select(".title .lozenge").text()).isEqualTo(words(progress));
    assertThat(section.select("> p").text()).contains(sentence(progress));
  }

  private static String words(Progress progress) {
    return switch (progress) {
      case NONE -> "Not begun";
      case LISTING_REPOSITORIES, READING_OPEN, READING_BRANCHES, READING_HISTORY -> "Reading";
      case HELD_UP -> "Waiting";
      case STALLED -> "Stalled";
      case DONE -> "Complete";
    };
  }

  private static String sentence(Progress progress) {
    return switch (progress) {
      case NONE -> "It begins once the connection is set up";
      case LISTING_REPOSITORIES -> "Listing the repositories";
      case READING_OPEN -> "Reading open pull requests";
      case READING_BRANCHES -> "Reading active branches";
      case READING_HISTORY -> "Reading the history";
      case HELD_UP -> "goes on by itself where it stopped";
      case STALLED -> "no progress for minutes";
      case DONE -> "Everything was read";
    };
  }

  @Test
  void backfillThatALostTokenPausesSaysSoAndWhereToReplaceIt() {
    var reason = "Harness refused the token: 401: expired";
    scope.instead(TestConnections.in(VIEW, State.TOKEN_LOST, "401: expired"));
    backfills.status(FakeBackfills.in(Progress.HELD_UP, reason));

    var page = pages.get(PAGE);

    assertThat(page.select("#backfill").text()).contains("Waiting", "goes on by itself", reason);
    assertThat(page.select(".message a:contains(Replace the token)").attr("href"))
        .isEqualTo(PAGE + "/configure");
  }

  @Test
  void repositoriesThatFailedAreCounted() {
    backfills.status(
        new BackfillStatus(
            Progress.DONE, 1000, 997, 3, 2310, 693, 120, 4051, AT, AT, AT, AT, 0, null, null));

    assertThat(pages.get(PAGE).select("#backfill").text())
        .contains("Complete but for some", "997 of 1000 read, 3 failed");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void failedRepositorySaysWhyAndCanBeRetried(Reason reason) {
    backfills.failed(new FailedRepository(COVERAGE, 7, "acc1/default/web/shop", reason, "403", AT));

    var row = pages.get(PAGE).select("#backfill tbody tr");
    pages.post(row.select("form").attr("action"));

    assertThat(row.text()).contains("default/web/shop", "403", "Retry");
    assertThat(row.select("td[data-label=Why] > span").text()).isNotBlank();
    assertThat(backfills.done()).containsExactly("repository 7");
    assertThat(pages.location()).isEqualTo(PAGE + "#backfill");
  }

  @Test
  void everythingOrWhatFailedIsReadAgain() {
    backfills.failed(
        new FailedRepository(COVERAGE, 7, "acc1/default/web/shop", Reason.GONE, "404", AT));

    pages.post(PAGE + "/backfill");
    pages.post(PAGE + "/backfill/failed");

    assertThat(backfills.done()).containsExactly("all", "failed");
    assertThat(pages.flag()).isEqualTo("1 repository is read again");
  }

  @Test
  void repositoryOfAnotherConnectionIsNotFound() {
    pages.post(PAGE + "/repositories/" + CoverageId.random() + "/7/backfill");
    assertThat(pages.status()).isEqualTo(404);

    backfills.gone();
    pages.post(PAGE + "/repositories/" + COVERAGE + "/8/backfill");
    assertThat(pages.status()).isEqualTo(404);
  }
}
