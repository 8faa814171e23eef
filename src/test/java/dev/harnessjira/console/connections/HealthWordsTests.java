package dev.harnessjira.console.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.fakes.ConsolePages;
import dev.harnessjira.console.fakes.FakeReports;
import dev.harnessjira.console.fakes.TestConnections;
import dev.harnessjira.ingestion.IngestionStatus;
import dev.harnessjira.ingestion.IngestionStatus.Progress;
import dev.harnessjira.publishing.PublishingStatus;
import dev.harnessjira.publishing.PublishingStatus.Hold;
import dev.harnessjira.publishing.RemovalProgress;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.ConnectionView.Reach;
import dev.harnessjira.scope.ConnectionView.State;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthWordsTests {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final ConnectionView ACTIVE = TestConnections.projects("default/web");

  private final HealthWords words =
      new HealthWords(ConsolePages.SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void wellMeansQuiet() {
    var health = words.of(standing(ACTIVE));

    assertThat(health.status().text()).isEqualTo("Connected");
    assertThat(health.notes()).isEmpty();
  }

  @Test
  void pausedIsSaidUnlessTheTokenIsRefused() {
    var paused = TestConnections.paused(ACTIVE, "Ada");
    var refused =
        TestConnections.paused(TestConnections.in(ACTIVE, State.TOKEN_LOST, "401"), "Ada");

    assertThat(words.of(standing(paused)).status().text()).isEqualTo("Paused");
    assertThat(words.of(standing(refused)).status().text()).isEqualTo("Token refused");
  }

  @Test
  void aProjectRemovedFromAPausedConnectionIsSaidToStay() {
    var going =
        new RemovalProgress(
            ACTIVE.id(), false, RemovalProgress.State.GOING_ON, 2, 0, NOW, null, null);
    var standing =
        new Standing(
            TestConnections.paused(ACTIVE, "Ada"),
            FakeReports.read(1, 1),
            FakeReports.accepted(1),
            List.of(going));

    assertThat(only(words.of(standing)).title()).isEqualTo("A removed project is still in Jira");
    assertThat(standing.moves()).isFalse();
  }

  @Test
  void settingUpTellsItsReason() {
    var health =
        words.of(standing(TestConnections.in(ACTIVE, State.SETTING_UP, "403: webhook refused")));

    assertThat(health.status().kind()).isEqualTo("warning");
    assertThat(only(health).detail()).isEqualTo("403: webhook refused");
  }

  @Test
  void settingUpWithoutReasonIsNoTrouble() {
    var health = words.of(standing(TestConnections.in(ACTIVE, State.SETTING_UP, null)));

    assertThat(health.status().kind()).isEqualTo("information");
    assertThat(only(health).kind()).isEqualTo("information");
  }

  @Test
  void notReachedNamesTheAddressAndHarnessOwnError() {
    var reach = new Reach(null, "dial tcp: i/o timeout");

    var note = only(words.of(standing(TestConnections.reached(ACTIVE, reach))));

    assertThat(note.title()).isEqualTo("Harness has not reached us yet");
    assertThat(note.address()).isEqualTo("https://hooks.example.com/webhooks/harness/");
    assertThat(note.detail()).isEqualTo("dial tcp: i/o timeout");
    assertThat(note.kind()).isEqualTo("warning");
  }

  @Test
  void notReachedYetIsNoTroubleByItself() {
    var note = only(words.of(standing(TestConnections.reached(ACTIVE, new Reach(null, null)))));

    assertThat(note.kind()).isEqualTo("information");
    assertThat(note.address()).isNotNull();
  }

  @Test
  void pausedSiteLeadsToTheSitePage() {
    var health = words.of(held(new Hold(true, "The grant was revoked", null, null)));

    assertThat(health.status().text()).isEqualTo("Jira refuses");
    assertThat(only(health).link()).isEqualTo(new Note.Link("/site", "Open Jira site"));
    assertThat(only(health).detail()).isEqualTo("The grant was revoked");
  }

  @Test
  void throttledSiteTellsWhenItIsTriedAgain() {
    var until = NOW.plusSeconds(60);

    var health = words.of(held(new Hold(false, "Jira answers 429", until, null)));

    assertThat(health.status().text()).isEqualTo("Waiting for Jira");
    assertThat(only(health).again()).isEqualTo(until);
  }

  @Test
  void aSlowedSiteStillFlows() {
    var until = NOW.plusSeconds(7);

    var health = words.of(held(new Hold(false, "Much changes", until, null, true)));

    assertThat(health.status().text()).isNotEqualTo("Waiting for Jira");
    assertThat(only(health).title()).isEqualTo("Jira is told later than usual");
    assertThat(only(health).detail()).isEqualTo("Much changes");
    assertThat(only(health).again()).isEqualTo(until);
  }

  @Test
  void moreIssuesThanJiraLinksAreTold() {
    var publishing = new PublishingStatus(0, 9, 0, 0, List.of(), null, null, FakeReports.FREE, 2);

    var health = words.of(new Standing(ACTIVE, FakeReports.read(1, 1), publishing, List.of()));

    assertThat(only(health).title()).isEqualTo("2 items name 500 issues or more");
  }

  @Test
  void whatStaysInJiraIsTold() {
    var health = words.of(held(new Hold(false, null, null, "Data of the former credentials")));

    assertThat(only(health).text()).isEqualTo("Data of the former credentials");
    assertThat(health.status().text()).isEqualTo("Connected");
  }

  @Test
  void refusedEntitiesAreCounted() {
    var publishing = new PublishingStatus(0, 9, 2, 0, List.of(), null, null, FakeReports.FREE);

    var health = words.of(new Standing(ACTIVE, FakeReports.read(1, 1), publishing, List.of()));

    assertThat(health.status().text()).isEqualTo("Needs attention");
    assertThat(only(health).title()).isEqualTo("Jira refused 2 items");
  }

  @Test
  void heldUpReadingTellsItsProblem() {
    var ingestion = FakeReports.reading(Progress.HELD_UP, 4, "Harness answers 502");

    var health = words.of(new Standing(ACTIVE, ingestion, FakeReports.accepted(0), List.of()));

    assertThat(health.status().text()).isEqualTo("Reading waits");
    assertThat(only(health).detail()).isEqualTo("Harness answers 502");
  }

  @Test
  void unreadableEventsAreCounted() {
    var read = FakeReports.read(1, 1);
    var ingestion = new IngestionStatus(null, 0, 7, 1, read.firstRead());

    var health = words.of(new Standing(ACTIVE, ingestion, FakeReports.accepted(0), List.of()));

    assertThat(only(health).title()).isEqualTo("1 event couldn’t be understood");
  }

  @Test
  void removedProjectThatStaysSaysHowToRemoveIt() {
    var left =
        new RemovalProgress(
            ACTIVE.id(), false, RemovalProgress.State.LEFT, 3, 1, NOW, null, "Delete it by …");

    var health =
        words.of(
            new Standing(ACTIVE, FakeReports.read(1, 1), FakeReports.accepted(1), List.of(left)));

    assertThat(only(health).text()).isEqualTo("Delete it by …");
  }

  @Test
  void expiringTokenIsToldInTime() {
    var soon = words.of(standing(TestConnections.expiring(ACTIVE, NOW.plusSeconds(86_400))));
    var later = words.of(standing(TestConnections.expiring(ACTIVE, NOW.plusSeconds(8_640_000))));

    assertThat(only(soon).title()).isEqualTo("The token expires soon");
    assertThat(later.notes()).isEmpty();
  }

  private static Standing standing(ConnectionView view) {
    return new Standing(view, FakeReports.read(1, 1), FakeReports.accepted(1), List.of());
  }

  private static Standing held(Hold hold) {
    return new Standing(ACTIVE, FakeReports.read(1, 1), FakeReports.held(hold), List.of());
  }

  private static Note only(Health health) {
    assertThat(health.notes()).hasSize(1);
    return health.notes().getFirst();
  }
}
