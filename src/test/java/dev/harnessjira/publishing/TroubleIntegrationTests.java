package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.commit;
import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.tenancy.WriteAccess;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TroubleIntegrationTests extends SandboxedPublishing {

  @Test
  void onePoisonousEntityOfFourHundredIsFoundAndTheOthersAreIn() {
    for (var poisoned : List.of(0, 1, 199, 200, 251, 399)) {
      jira.faults().clear();
      jira.faults().forgetCalls();
      jira.faults().failAll(has("poison" + poisoned + "x"), new Kind.Status(400, null));
      var key = issue(1000 + poisoned);

      change(commits(poisoned, key).toArray(LinkedEntity[]::new));
      settle();

      assertThat(calls("POST", "/bulk")).isLessThanOrEqualTo(19);
      assertThat(panel(key).commits()).hasSize(399);
    }
    assertThat(status().refused()).isEqualTo(6);
    var refused = report.refused(SITE, connection, 1).getFirst();
    assertThat(refused.words()).contains("400");
    assertThat(refused.kind()).isEqualTo(RefusedEntity.Kind.COMMIT);
    assertThat(refused.title()).contains("poison");
  }

  private static Stream<LinkedEntity> commits(int poisoned, String key) {
    return IntStream.range(0, 400)
        .mapToObj(i -> {
          var name = i == poisoned ? "poison" + i + "x" : "c" + i;
          return commit("%03d-%s-%d".formatted(i, name, poisoned), key);
        });
  }

  private static Predicate<Request> has(String text) {
    return request -> isBulk(request) && request.text().contains(text);
  }

  @Test
  void twoRefusalsInTheSameWordsStopTheDrain() {
    var key = issue(1);
    jira.faults().failAll(SandboxedPublishing::isBulk, new Kind.Status(400, null));
    change(
        IntStream.range(0, 8)
            .mapToObj(i -> commit("commit" + i, key))
            .toArray(LinkedEntity[]::new));
    run();

    assertThat(calls("POST", "/bulk")).isLessThanOrEqualTo(6);
    assertThat(status().refused()).isEqualTo(2);
    assertThat(status().waiting()).isEqualTo(6);
    assertThat(status().hold().reason()).startsWith("Jira refuses our format: 400");
    assertThat(status().hold().paused()).isFalse();

    clock.advanceTo(Objects.requireNonNull(run()));
    run();
    jira.faults().clear();
    settle();

    assertThat(panel(key).commits()).hasSize(8);
    assertThat(status().hold().reason()).isNull();
  }

  @Test
  void refusalsInTheSameWordsAreRememberedFromVisitToVisit() {
    var key = issue(1);
    jira.faults().failAll(SandboxedPublishing::isBulk, new Kind.Status(400, null));
    change(pullRequest(1, "One", State.OPEN, key));
    run();
    change(pullRequest(1, "The same one", State.OPEN, key));
    run();
    assertThat(status().hold().reason()).isNull();

    change(pullRequest(2, "Two", State.OPEN, key));
    run();
    assertThat(status().hold().reason()).startsWith("Jira refuses our format: 400");
    clock.advance(Duration.ofMinutes(2));
    change(pullRequest(3, "Three", State.OPEN, key), pullRequest(4, "Four", State.OPEN, key));
    run();
    assertThat(status().refused()).isEqualTo(3);
    assertThat(status().waiting()).isOne();
    jira.faults().clear();
    settle();

    assertThat(panel(key).pullRequests()).hasSize(4);
    assertThat(status().hold().reason()).isNull();
  }

  @Test
  void anAcceptanceBetweenTwoRefusalsShowsThatItIsNotOurFormat() {
    var key = issue(1);
    jira.faults().failAll(has("Odd"), new Kind.Status(400, null));
    change(pullRequest(1, "Odd", State.OPEN, key));
    run();
    change(pullRequest(2, "Fine", State.OPEN, key));
    run();

    change(pullRequest(3, "Odd, too", State.OPEN, key));
    run();

    assertThat(status().hold().reason()).isNull();
    assertThat(status().refused()).isEqualTo(2);
    assertThat(panel(key).pullRequests()).hasSize(1);
  }

  @Test
  void whatIsTooLargeIsHalved() {
    var key = issue(1);
    jira.largestBody(20_000);

    change(
        IntStream.range(0, 200)
            .mapToObj(i -> commit("commit" + i, key))
            .toArray(LinkedEntity[]::new));
    settle();

    assertThat(panel(key).commits()).hasSize(200);
    assertThat(status().refused()).isZero();
  }

  @Test
  void retryAfterIsHonouredToTheSecondAndStored() {
    var key = issue(1);
    jira.faults().fail(SandboxedPublishing::isBulk, new Kind.Status(429, 120), 1);
    change(pullRequest(1, "One", State.OPEN, key));
    var throttled = clock.instant();

    var next = run();

    assertThat(next).isEqualTo(throttled.plusSeconds(120));
    assertThat(status().hold().until()).isEqualTo(next);
    assertThat(status().hold().reason()).startsWith("Jira asks us to slow down");
    clock.advance(Duration.ofSeconds(119));
    assertThat(run()).isEqualTo(next);
    assertThat(calls("POST", "/bulk")).isOne();
    clock.advance(Duration.ofSeconds(1));
    settle();
    assertThat(panel(key).status()).isEqualTo("OPEN");
    assertThat(status().hold().reason()).isNull();
  }

  @Test
  void failuresWaitEverLongerAndNothingIsDropped() {
    var key = issue(1);
    jira.faults().fail(SandboxedPublishing::isBulk, new Kind.Status(500, null), 12);
    change(pullRequest(1, "One", State.OPEN, key));
    Duration last = Duration.ZERO;
    for (var i = 0; i < 12; i++) {
      var before = clock.instant();
      clock.advanceTo(Objects.requireNonNull(run()));
      last = Duration.between(before, clock.instant());
    }

    assertThat(last).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(14));
    assertThat(status().hold().reason()).contains("500");
    settle();
    assertThat(panel(key).status()).isEqualTo("OPEN");
  }

  @Test
  void brokenAnswersAreTriedAgain() {
    for (var kind :
        List.of(
            new Kind.Garbage(),
            new Kind.CutBefore(),
            new Kind.CutAfter(),
            new Kind.Slow(Duration.ofSeconds(1)),
            new Kind.Status(503, 5))) {
      var key = issue(1);
      jira.faults().fail(SandboxedPublishing::isBulk, kind, 1);

      change(pullRequest(1, kind.toString(), State.OPEN, key));
      settle();

      assertThat(panel(key).pullRequests().getFirst().path("title").asString())
          .isEqualTo(kind.toString());
    }
    assertNothingInvalidWasSent();
  }

  @Test
  void anExpiredTokenIsReplacedOnce() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();
    clock.advance(Duration.ofMinutes(16));

    change(pullRequest(1, "Two", State.OPEN, key));
    settle();

    assertThat(writing.fetched).isEqualTo(2);
    assertThat(losses.all).isEmpty();
    assertThat(panel(key).pullRequests().getFirst().path("title").asString()).isEqualTo("Two");
  }

  @Test
  void aRefusedNewTokenPausesTheSiteAndTellsIt() {
    var key = issue(1);
    jira.faults().failAll(SandboxedPublishing::isBulk, new Kind.Status(401, null));
    change(pullRequest(1, "One", State.OPEN, key));

    run();

    assertThat(calls("POST", "/bulk")).isEqualTo(2);
    assertThat(losses.all)
        .singleElement()
        .extracting(SiteAuthorizationLost::site, SiteAuthorizationLost::credentialVersion)
        .containsExactly(SITE, 1L);
    assertThat(status().hold().paused()).isTrue();
    assertThat(status().waiting()).isOne();

    jira.faults().clear();
    settle();
    assertThat(panel(key).status()).isEqualTo("OPEN");
    assertThat(status().hold().paused()).isFalse();
  }

  @Test
  void aSiteThatMayNotWritePausesAtOnce() {
    jira.faults().failAll(SandboxedPublishing::isBulk, new Kind.Status(403, null));
    change(pullRequest(1, "One", State.OPEN, issue(1)));

    run();

    assertThat(calls("POST", "/bulk")).isOne();
    assertThat(losses.all).hasSize(1);
    assertThat(status().hold().reason()).contains("403").contains("Authorize the site again");
  }

  @Test
  void withoutATokenEverythingWaits() {
    var key = issue(1);
    writing.give(new WriteAccess.Unavailable("Atlassian did not answer."));
    change(pullRequest(1, "One", State.OPEN, key));

    run();

    assertThat(jira.faults().calls()).isEmpty();
    assertThat(status().hold().reason()).contains("Atlassian did not answer.");
    assertThat(status().hold().until()).isAfter(clock.instant());
    writing.give(null);
    settle();
    assertThat(panel(key).status()).isEqualTo("OPEN");
  }

  @Test
  void aSiteThatIsGoneIsHeldWithWords() {
    jira.faults().failAll(SandboxedPublishing::isBulk, new Kind.Status(404, null));
    change(pullRequest(1, "One", State.OPEN, issue(1)));

    run();

    assertThat(status().hold().reason()).contains("renamed, suspended or deleted");
    assertThat(status().waiting()).isOne();
  }

  @Test
  void whereOnlyPublishedWordsAreTakenADraftIsOpen() {
    jira.publishedEnumsOnly(true);
    var key = issue(1);
    change(
        pullRequest(1, "Draft", State.DRAFT, key),
        pullRequest(2, "Another draft", State.DRAFT, key),
        pullRequest(3, "Open", State.OPEN, key));
    settle();

    assertThat(panel(key).pullRequests())
        .extracting(pull -> pull.path("status").asString())
        .containsExactly("OPEN", "OPEN", "OPEN");
    assertThat(status().refused()).isZero();

    var before = jira.invalidSubmissions().size();
    change(pullRequest(1, "Still draft", State.DRAFT, key));
    settle();
    assertThat(jira.invalidSubmissions()).hasSize(before);
  }

  @Test
  void aFailedEntityIsKeptWithJirasWordsAndTheOthersAreIn() {
    var key = issue(1);
    taking.fail(submission -> true, item -> item.entity().key().id().equals("2"));
    change(pullRequest(1, "Fine", State.OPEN, key), pullRequest(2, "Not so fine", State.OPEN, key));
    settle();

    assertThat(panel(key).pullRequests()).hasSize(1);
    assertThat(report.refused(SITE, connection, 10))
        .singleElement()
        .extracting(RefusedEntity::title, RefusedEntity::words, RefusedEntity::issueKeys)
        .containsExactly("Not so fine", "It does not please Jira", List.of(key));

    taking.fail(submission -> false, item -> false);
    change(pullRequest(2, "Fine now", State.OPEN, key));
    settle();
    assertThat(panel(key).pullRequests()).hasSize(2);
    assertThat(status().refused()).isZero();
  }

  @Test
  void aDraftThatFailsIsSentAsOpen() {
    var key = issue(1);
    taking.fail(
        submission -> !submission.publishedWordsOnly(),
        item -> item.entity().key().id().equals("2"));
    change(pullRequest(1, "Fine", State.OPEN, key), pullRequest(2, "Draft", State.DRAFT, key));
    settle();

    assertThat(panel(key).pullRequests()).hasSize(2);
    assertThat(status().refused()).isZero();
  }
}
