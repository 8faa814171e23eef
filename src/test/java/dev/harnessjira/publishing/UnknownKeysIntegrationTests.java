package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.commit;
import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.publishing.UnknownKey.Why;
import dev.harnessjira.tenancy.SiteProjectsAppeared;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Issue keys that Jira does not know: explained, held back when there is no such project, retried.
 */
class UnknownKeysIntegrationTests extends SandboxedPublishing {

  private int submissions() {
    return jira.submissions().size() - submissionsBefore;
  }

  private List<String> lastKeys() {
    var pull =
        jira.submissions().getLast().path("repositories").path(0).path("pullRequests").path(0);
    return pull.path("issueKeys").valueStream().map(key -> key.asString()).toList();
  }

  private void later(Duration time) {
    clock.advanceTo(clock.instant().plus(time));
    settle();
  }

  @Test
  void aKeyIsSentBeforeJiraHasSpoken() {
    change(pullRequest(1, "Both", State.OPEN, issue(1), "ZZ-1"));
    settle();

    assertThat(lastKeys()).contains("ZZ-1");
    assertThat(projects.asked).isOne();
  }

  @Test
  void aKeyOfNoProjectIsHeldBackAndTheOthersAreSent() {
    change(pullRequest(1, "Both", State.OPEN, issue(1), "ZZ-1"));
    settle();

    change(pullRequest(1, "Both again", State.OPEN, issue(1), "ZZ-1"));
    settle();

    assertThat(lastKeys()).containsExactly(issue(1));
    assertThat(panel(issue(1)).pullRequests())
        .singleElement()
        .satisfies(pull -> assertThat(pull.path("title").asString()).isEqualTo("Both again"));
    assertThat(status().unknownKeys()).containsExactly("ZZ-1");
  }

  @Test
  void aKeyOfAProjectIsSentAgainWithTheNextChange() {
    change(pullRequest(1, "Both", State.OPEN, issue(1), unknownIssue(9)));
    settle();

    change(pullRequest(1, "Both again", State.OPEN, issue(1), unknownIssue(9)));
    settle();

    assertThat(lastKeys()).contains(unknownIssue(9));
  }

  @Test
  void whatOnlyNamesHeldBackKeysIsNotSentAtAll() {
    change(pullRequest(1, "One", State.OPEN, "ZZ-1"));
    settle();

    change(pullRequest(2, "Two", State.OPEN, "ZZ-1"), commit("aaaa", "ZZ-1"));
    settle();

    assertThat(submissions()).isOne();
    assertThat(status().unmatched()).isEqualTo(3);
    assertThat(status().waiting()).isZero();
  }

  @Test
  void oneBundleTriesAllAgainAfterAnHourADayAndSevenDays() {
    var many =
        IntStream.range(0, 600)
            .mapToObj(i -> commit("c%03d".formatted(i), "ZZ-" + (1 + i % 3)))
            .toArray(LinkedEntity[]::new);
    change(many);
    settle();
    var first = submissions();

    assertThat(Objects.requireNonNull(run())).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    later(Duration.ofHours(1));
    assertThat(submissions()).isEqualTo(first + 1);
    assertThat(jira.submissions().getLast().path("repositories").path(0).path("commits").size())
        .isEqualTo(3);
    later(Duration.ofHours(23));
    assertThat(submissions()).isEqualTo(first + 1);
    later(Duration.ofHours(1));
    assertThat(submissions()).isEqualTo(first + 2);
    later(Duration.ofDays(7));
    assertThat(submissions()).isEqualTo(first + 3);
    assertThat(status().unmatched()).isEqualTo(600);
  }

  @Test
  void onceJiraKnowsAKeyAllThatNamesItIsSent() {
    change(
        pullRequest(1, "One", State.OPEN, "ZY%d-1".formatted(project)),
        pullRequest(2, "Two", State.OPEN, "ZY%d-1".formatted(project)));
    settle();
    jira.addIssue(SITE.value(), "ZY%d-1".formatted(project), "Made later");

    later(Duration.ofHours(1));

    assertThat(panel("ZY%d-1".formatted(project)).pullRequests()).hasSize(2);
    assertThat(status().unmatched()).isZero();
    assertThat(status().unknownKeys()).isEmpty();
    assertThat(run()).isNull();
  }

  @Test
  void aProjectThatAppearsIsTriedAtOnce() {
    var key = "ZX%d-1".formatted(project);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();
    jira.addIssue(SITE.value(), key, "Made later");

    publish(new SiteProjectsAppeared(SITE, Set.of("ZX%d".formatted(project))));
    settle();

    assertThat(panel(key).pullRequests()).hasSize(1);
  }

  @Test
  void withoutAListJirasWordHoldsBackForTheStepsOnly() {
    projects.list(null);
    change(pullRequest(1, "One", State.OPEN, issue(1), "ZZ-1"));
    settle();
    change(pullRequest(1, "Two", State.OPEN, issue(1), "ZZ-1"));
    settle();
    assertThat(lastKeys()).containsExactly(issue(1));

    later(Duration.ofHours(1));
    later(Duration.ofDays(1));
    later(Duration.ofDays(7));
    change(pullRequest(1, "Three", State.OPEN, issue(1), "ZZ-1"));
    settle();

    assertThat(lastKeys()).contains("ZZ-1");
  }

  @Test
  void theReportSaysWhy() {
    change(
        pullRequest(1, "One", State.OPEN, issue(1), unknownIssue(9), "UTF-8"),
        commit("aaaa", "UTF-8", "ZZ-7"));
    settle();

    assertThat(report.unknownKeys(SITE, connection, 10))
        .extracting(UnknownKey::key, UnknownKey::why, UnknownKey::entities)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("UTF-8", Why.LOOKS_LIKE_NO_KEY, 2L),
            org.assertj.core.groups.Tuple.tuple(unknownIssue(9), Why.NO_SUCH_ISSUE, 1L),
            org.assertj.core.groups.Tuple.tuple("ZZ-7", Why.NOT_A_PROJECT, 1L));
    projects.list(null);
    assertThat(report.unknownKeys(SITE, connection, 10))
        .extracting(UnknownKey::why)
        .containsExactly(Why.LOOKS_LIKE_NO_KEY, Why.UNKNOWN, Why.UNKNOWN);
    assertThat(report.unknownKeys(SITE, connection, 10).getFirst().nextTry())
        .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
  }
}
