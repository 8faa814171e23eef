package dev.harnessjira.console.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.fakes.ConsolePages;
import dev.harnessjira.console.fakes.FakeReports;
import dev.harnessjira.console.fakes.FakeScope;
import dev.harnessjira.console.fakes.FakeTraces;
import dev.harnessjira.console.fakes.TestConnections;
import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.DevelopmentTrace.Found;
import dev.harnessjira.ingestion.DevelopmentTrace.FoundKey;
import dev.harnessjira.ingestion.DevelopmentTrace.Heard;
import dev.harnessjira.ingestion.DevelopmentTrace.Known;
import dev.harnessjira.ingestion.DevelopmentTrace.Traced;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.publishing.PublishingStatus.Hold;
import dev.harnessjira.publishing.TracedEntity;
import dev.harnessjira.publishing.TracedEntity.Answer;
import dev.harnessjira.publishing.TracedEntity.Asked;
import dev.harnessjira.publishing.TracedEntity.Standing;
import dev.harnessjira.publishing.UnknownKey;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainControllerTests {

  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final ConnectionView VIEW = TestConnections.projects("default/web");
  private static final CoverageId COVERAGE = VIEW.coverages().getFirst().id();
  private static final String PATH = VIEW.coverages().getFirst().path() + "/shop";
  private static final String PAGE =
      "https://app.harness.io/ng/account/"
          + PATH.split("/")[0]
          + "/module/code/orgs/default/projects/web/repos/shop";
  private static final EntityRef PULL = new EntityRef.PullRequest(7, 4);
  private static final FoundKey KEY = new FoundKey("ACME-1", Found.TITLE, null, true);

  private final FakeScope scope = new FakeScope().with(VIEW);
  private final FakeReports reports = new FakeReports();
  private final FakeTraces traces =
      new FakeTraces().repository(new Known(COVERAGE, 7, PATH, "shop", PAGE, AT));
  private final ConsolePages pages =
      ConsolePages.of(
          new ExplainController(
              new Explainer(
                  new FindCode(scope, traces),
                  new ExplainCode(traces, traces, reports.publishing(), reports),
                  new ExplainIssue(traces, reports.publishing(), traces, scope)),
              new SendAgain(traces, traces)));

  private Document ask(String question) {
    return pages.get(
        "/explain?q="
            + java.net.URLEncoder.encode(question, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20"));
  }

  private void heard(@Nullable Heard heard, FoundKey... keys) {
    traces.known(new Traced(PULL, "ACME-1 Basket", true, List.of(keys), heard));
  }

  private static Heard read() {
    return new Heard(AT, Cause.WEBHOOK, false, 0, null);
  }

  private static TracedEntity entity(
      Standing standing, @Nullable Instant waits, @Nullable String refusal) {
    var answer = standing == Standing.REFUSED ? Answer.REFUSED : Answer.ACCEPTED;
    return new TracedEntity(
        VIEW.id(),
        COVERAGE,
        PULL,
        "ACME-1 Basket",
        PAGE + "/pulls/4",
        List.of("ACME-1"),
        standing,
        waits,
        new Asked(AT, "ACME-1 Basket (open)", List.of("ACME-1"), answer, waits == null),
        AT,
        refusal,
        List.of());
  }

  @Test
  void emptyPageExplainsWhatToEnter() {
    var page = pages.get("/explain");

    assertThat(page.select("#q-helper").text()).contains("address of a pull request", "ACME-42");
    assertThat(page.select("label[for=q]")).hasSize(1);
    assertThat(page.select("#answer")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "https://example.com", "<script>", "ACME-"})
  void otherTextsAreAnsweredHelpfully(String question) {
    assertThat(ask(question).select("#answer").text())
        .contains("Neither an address nor an issue key", "such as ACME-42");
  }

  @Test
  void acceptedPullRequestShowsWhatWasSentAndWhereKeysAre() {
    heard(read(), KEY, new FoundKey("ACME-1", Found.BRANCH_NAME, null, true));
    traces.published(entity(Standing.ACCEPTED, null, null));

    var answer = ask(PAGE + "/pulls/4").select("#answer");

    assertThat(answer.select("h2 ~ .lozenge").text()).isEqualTo("In Jira");
    assertThat(answer.select("#keys tbody").text()).contains("ACME-1 title, branch name Yes");
    assertThat(answer.select("dl").text())
        .contains("Covered by Name of web (default/web)", "Last heard of by a webhook, at " + AT);
    assertThat(answer.select("#told tbody").text())
        .contains("Pull request 4", "ACME-1 Basket (open), for ACME-1", "Jira accepted it");
    assertThat(answer.select("section.message")).isEmpty();
    assertThat(answer.select("a[href=" + PAGE + "/pulls/4]")).isNotEmpty();
  }

  @Test
  void waitingForJiraSaysWhyAndUntilWhen() {
    heard(read(), KEY);
    traces.published(entity(Standing.WAITING, AT, null));
    reports
        .publishing()
        .status(FakeReports.held(new Hold(false, "Jira asks us to slow down", AT, null)));

    assertThat(ask(PAGE + "/pulls/4").select("section.message").text())
        .contains("It waits because Jira takes nothing right now", "Jira asks us to slow down")
        .contains("Since at " + AT, "Next try at " + AT);
  }

  @Test
  void pausedSiteIsNamed() {
    heard(read(), KEY);
    traces.published(entity(Standing.WAITING, AT, null));
    reports.publishing().status(FakeReports.held(new Hold(true, "403: no", null, null)));

    assertThat(ask(PAGE + "/pulls/4").select("section.message.danger").text())
        .contains("It waits until Jira can be written to", "403: no", "Open Jira site");
  }

  @Test
  void pausedConnectionIsNamed() {
    scope.instead(TestConnections.paused(VIEW, "Ada"));
    heard(read(), KEY);
    traces.published(entity(Standing.WAITING, AT, null));

    for (var question : List.of(PAGE + "/pulls/4", "ACME-1")) {
      assertThat(ask(question).select("section.message").text())
          .contains("the connection is paused", "Ada paused it", "Open the connection");
    }
  }

  @Test
  void provisionalOneWaitsForHarness() {
    heard(new Heard(AT, Cause.WEBHOOK, true, 3, AT.plusSeconds(60)), KEY);

    assertThat(ask(PAGE + "/pulls/4").select("section.message").text())
        .contains("Harness can’t be read right now", "provisionally", "3 tries failed")
        .contains("Next try at " + AT.plusSeconds(60));
  }

  @Test
  void lostTokenIsNamed() {
    scope.instead(TestConnections.in(VIEW, ConnectionView.State.TOKEN_LOST, "401: gone"));
    heard(new Heard(AT, Cause.WEBHOOK, true, 0, null), KEY);

    assertThat(ask(PAGE + "/pulls/4").select("section.message.danger").text())
        .contains("until Harness accepts the token", "401: gone", "Replace the token");
  }

  @Test
  void refusalCarriesJirasWords() {
    heard(read(), KEY);
    traces.published(entity(Standing.REFUSED, null, "title: too long"));

    assertThat(ask(PAGE + "/pulls/4").select("section.message.danger").text())
        .contains("Jira refused it", "title: too long");
  }

  @Test
  void keylessOneSaysWhatWouldCount() {
    heard(read());

    assertThat(ask(PAGE + "/pulls/4").select("section.message").text())
        .contains("It names no issue", "source branch");
  }

  @Test
  void keysWhereTheyDontCountAreShown() {
    heard(read(), new FoundKey("ACME-1", Found.BRANCH_NAME, null, false));

    var answer = ask(PAGE + "/pulls/4").select("#answer");

    assertThat(answer.select("section.message").text())
        .contains("only where they don’t count", "branch names are switched off");
    assertThat(answer.select("#keys tbody").text()).contains("which doesn’t count here No");
  }

  @Test
  void buttonReadsAgainAndSendsAllThatGoesWithIt() {
    heard(read(), KEY);
    traces.published(entity(Standing.ACCEPTED, null, null));
    var form = ask(PAGE + "/pulls/4").select("#answer form");

    var fields =
        form.select("input").stream()
            .flatMap(it -> java.util.stream.Stream.of(it.attr("name"), it.val()))
            .toArray(String[]::new);
    pages.post(form.attr("action"), fields);

    assertThat(traces.done()).containsExactly("send 1", "read " + PULL);
    assertThat(pages.flag()).isEqualTo("We’re reading it from Harness and sending it to Jira");
    assertThat(pages.location()).startsWith("/explain?q=https");
  }

  @ParameterizedTest
  @CsvSource({"pull,x", "nothing,1"})
  void otherFormsAreNotFound(String kind, String name) {
    pages.post(
        "/explain/again",
        "q",
        "x",
        "coverage",
        COVERAGE.toString(),
        "kind",
        kind,
        "repository",
        "7",
        "name",
        name);

    assertThat(pages.status()).isEqualTo(404);
  }

  @Test
  void neverHeardOfOneCanBeReadNow() {
    var answer = ask(PAGE + "/pulls/5").select("#answer");

    assertThat(answer.text()).contains("Covered, but never heard of", "Read it from Harness");
    assertThat(answer.select("input[name=name]").val()).isEqualTo("5");
  }

  @Test
  void unknownRepositoryLeadsToItsConnection() {
    var answer = ask(PAGE.replace("repos/shop", "repos/other") + "/pulls/5").select("#answer");

    assertThat(answer.text()).contains("Covered, but never heard of", "No event came from this");
    assertThat(answer.select("a[href=/connections/" + VIEW.id() + "#backfill]")).hasSize(1);
  }

  @Test
  void whatNoConnectionCoversSaysWhatIsCovered() {
    var answer = ask(PAGE.replace("projects/web", "projects/pay") + "/pulls/5").select("#answer");

    assertThat(answer.text())
        .contains("No connection covers this", VIEW.coverages().getFirst().path());
  }

  @Test
  void anotherServerWithTheSamePathIsNotMistakenForIt() {
    assertThat(ask("https://git.elsewhere.example/" + PATH + "/pulls/4").select("#answer").text())
        .contains("No connection covers this");
  }

  @Test
  void repositoryAloneShowsItsConnection() {
    assertThat(ask(PAGE).select("#answer dl").text())
        .contains("Covered by Name of web", PATH, "Last event of the repository at " + AT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme-1",
        " ACME-1 ",
        "https://acme.atlassian.net/browse/ACME-1",
        "https://acme.atlassian.net/jira/software/projects/ACME/boards/1?selectedIssue=ACME-1"
      })
  void issueShowsWhatNamesIt(String question) {
    heard(read(), KEY);
    traces.published(entity(Standing.ACCEPTED, null, null));

    var answer = ask(question).select("#answer");

    assertThat(answer.select("h2").text()).isEqualTo("ACME-1");
    assertThat(answer.select("#told tbody").text()).contains("ACME-1 (title)", "In Jira");
    assertThat(answer.select("dl").text()).contains("Accepted by Jira 1 of 1");
  }

  @Test
  void issueThatJiraDoesNotKnowSaysWhenItIsTriedAgain() {
    traces.unknown(new UnknownKey("ACME-9", UnknownKey.Why.NO_SUCH_ISSUE, 1, AT, AT));

    assertThat(ask("ACME-9").select("#answer").text())
        .contains("Jira doesn’t know ACME-9", "Next try at " + AT, "Nothing that we know names");
  }
}
