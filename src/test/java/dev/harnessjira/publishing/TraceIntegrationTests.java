package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.commit;
import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.publishing.TracedEntity.Answer;
import dev.harnessjira.publishing.TracedEntity.Standing;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was sent, when, and what Jira answered; and sending it again. */
class TraceIntegrationTests extends SandboxedPublishing {

  private static final EntityRef ONE = new EntityRef.PullRequest(REPOSITORY, 1);
  private static final EntityRef TWO = new EntityRef.PullRequest(REPOSITORY, 2);

  @Autowired private PublishedEntities published;

  private TracedEntity traced(EntityRef ref) {
    return published.trace(SITE, coverage.id(), Set.of(ref)).getFirst();
  }

  @Test
  void acceptedOnesSayWhatWasSentAndWhen() {
    var key = issue(1);
    change(pullRequest(1, "Basket", State.OPEN, key));
    settle();

    var one = traced(ONE);

    assertThat(one.standing()).isEqualTo(Standing.ACCEPTED);
    assertThat(one.waitingSince()).isNull();
    assertThat(one.asked())
        .isEqualTo(
            new TracedEntity.Asked(
                clock.instant(), "Basket (open)", List.of(key), Answer.ACCEPTED, true));
  }

  @Test
  void changedOnesSayWhatJiraHasMeanwhile() {
    var key = issue(1);
    change(pullRequest(1, "Basket", State.OPEN, key));
    settle();
    writing.give(new dev.harnessjira.tenancy.WriteAccess.Paused("No longer allowed"));
    clock.advanceTo(clock.instant().plusSeconds(60));
    var changed = clock.instant();

    change(pullRequest(1, "Larger basket", State.MERGED, key));
    assertThat(traced(ONE).waitingSince()).isEqualTo(changed);
    run();

    var one = traced(ONE);
    assertThat(one.title()).isEqualTo("Larger basket");
    assertThat(one.standing()).isEqualTo(Standing.WAITING);
    assertThat(one.asked())
        .extracting(TracedEntity.Asked::title, TracedEntity.Asked::current)
        .containsExactly("Basket (open)", false);
    assertThat(report.flow(SITE).waiting()).isOne();
    assertThat(report.flow(SITE).waitingSince()).isEqualTo(changed);
    assertThat(report.flow(SITE).hold().reason()).contains("No longer allowed");
  }

  @Test
  void refusedOnesAreSentAgainWithANewSequence() {
    var key = issue(1);
    taking.fail(submission -> true, item -> item.entity().key().id().equals("2"));
    change(pullRequest(1, "Fine", State.OPEN, key), pullRequest(2, "Odd", State.OPEN, key));
    settle();
    assertThat(traced(TWO).refusal()).isEqualTo("It does not please Jira");
    assertThat(traced(TWO).asked())
        .extracting(TracedEntity.Asked::answer)
        .isEqualTo(Answer.REFUSED);
    assertThat(published.refused(SITE, connection, 10))
        .isEqualTo(Map.of(coverage.id(), Set.of(TWO)));
    assertThat(report.flow(SITE).lastRefused()).isNotNull();

    taking.fail(submission -> false, item -> false);
    clock.advanceTo(clock.instant().plusSeconds(60));
    assertThat(published.sendAgain(SITE, coverage.id(), Set.of(ONE, TWO))).isEqualTo(2);
    settle();

    assertThat(panel(key).pullRequests()).hasSize(2);
    assertThat(traced(TWO).standing()).isEqualTo(Standing.ACCEPTED);
    var sent = jira.submissions().getLast();
    assertThat(sent.path("operationType").asString()).isEqualTo("BACKFILL");
    assertThat(sent.path("preventTransitions").asBoolean()).isTrue();
    assertNothingInvalidWasSent();
  }

  @Test
  void sendingAgainAsksJiraOnceMoreForWhatItHas() {
    change(pullRequest(1, "Basket", State.OPEN, issue(1)));
    settle();
    var before = jira.submissions().size();
    var sequence = sequence();

    assertThat(published.sendAgain(SITE, coverage.id(), Set.of(ONE))).isOne();
    assertThat(published.sendAgain(SITE, coverage.id(), Set.of(ONE))).isZero();
    settle();

    assertThat(jira.submissions()).hasSize(before + 1);
    assertThat(sequence()).isGreaterThan(sequence);
  }

  private long sequence() {
    return jira.submissions()
        .getLast()
        .path("repositories")
        .path(0)
        .path("pullRequests")
        .path(0)
        .path("updateSequenceId")
        .asLong();
  }

  @Test
  void nothingOfAnEndedCoverageIsSentAgain() {
    change(pullRequest(1, "Basket", State.OPEN, issue(1)));
    settle();
    development.end(coverage.id());

    assertThat(published.sendAgain(SITE, coverage.id(), Set.of(ONE))).isZero();
  }

  @Test
  void whatNamesAKeyIsFoundAndWhatNamedItBefore() {
    var key = issue(1);
    var other = issue(2);
    change(pullRequest(1, "Both", State.OPEN, key, other), commit("aaaa", key));
    settle();
    change(pullRequest(1, "One", State.OPEN, other));
    settle();

    assertThat(published.naming(SITE, key, 10))
        .extracting(TracedEntity::ref, TracedEntity::issueKeys)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ONE, List.of(other)),
            org.assertj.core.groups.Tuple.tuple(
                new EntityRef.Commit(REPOSITORY, "aaaa"), List.of(key)));
    assertThat(published.naming(SITE, key, 1)).hasSize(1);
    assertThat(published.naming(new SiteId("another"), key, 10)).isEmpty();
  }

  @Test
  void removedOnesSayThatJiraRemovedThem() {
    change(pullRequest(1, "Basket", State.OPEN, issue(1)));
    settle();

    unlink(ONE);
    settle();

    assertThat(traced(ONE).standing()).isEqualTo(Standing.ABSENT);
    assertThat(traced(ONE).asked())
        .extracting(TracedEntity.Asked::answer)
        .isEqualTo(Answer.DELETED);
    assertThat(traced(ONE).issueKeys()).isEmpty();
  }

  @Test
  void unknownKeysSayWhenTheyAreTriedAgain() {
    change(pullRequest(1, "One", State.OPEN, unknownIssue(9)));
    settle();

    assertThat(traced(ONE).standing()).isEqualTo(Standing.UNMATCHED);
    assertThat(published.unknownKey(SITE, unknownIssue(9)))
        .get()
        .extracting(UnknownKey::entities, UnknownKey::nextTry)
        .containsExactly(1L, clock.instant().plus(Duration.ofHours(1)));
    assertThat(published.unknownKey(SITE, issue(1))).isEmpty();
  }

  @Test
  void theTimeFromADeliveryToAcceptanceIsTold() {
    assertThat(report.flow(SITE).acceptance()).isEqualTo(SiteFlow.Acceptance.NONE);
    var key = issue(1);
    change(pullRequest(1, "Basket", State.OPEN, key));
    clock.advanceTo(clock.instant().plusSeconds(3));
    settle();
    change(coverage, false, pullRequest(2, "Read before", State.OPEN, key));
    clock.advanceTo(clock.instant().plusSeconds(100));
    settle();

    var acceptance = report.flow(SITE).acceptance();
    assertThat(acceptance.changes()).isOne();
    assertThat(acceptance.median()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    assertThat(report.flow(SITE).lastAccepted()).isEqualTo(clock.instant());

    clock.advanceTo(clock.instant().plus(Duration.ofHours(26)));
    assertThat(report.flow(SITE).acceptance()).isEqualTo(SiteFlow.Acceptance.NONE);
  }

  @Test
  void namesOfAnEndedCoverageAreForgotten() {
    var key = issue(1);
    change(pullRequest(1, "Basket", State.OPEN, key));
    settle();
    publish(new dev.harnessjira.scope.ConnectionEnded(SITE, connection, Set.of(coverage.id())));
    settle();

    var left =
        transactions.inSite(
            SITE.value(),
            () -> jdbc.sql("select count(*) from publishing.named_key").query(Long.class).single());
    assertThat(left).isZero();
  }
}
