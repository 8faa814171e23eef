package dev.harnessjira.ingestion.domain.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.BackfillStatus;
import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackfillReckoningTests {

  private static final Instant BEGAN = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant HORIZON = BEGAN.minus(Duration.ofDays(100));
  private static final Backfill BEGUN = Backfill.beginning(1, BEGAN, HORIZON);
  private static final Backfill LISTED = BEGUN.onPage(0).from(BEGAN.toEpochMilli());
  private static final Backfill OPEN_READ = LISTED.open(Walk.ENDED);
  private static final Backfill DONE = OPEN_READ.history(Walk.ENDED);

  private static BackfillStatus status(Duration later, Standing... standings) {
    return new BackfillReckoning(List.of(standings), BEGAN.plus(later)).status();
  }

  private static Progress progress(Backfill backfill, int repositories, int done, int failed) {
    var standing = new Standing(backfill, repositories, done, failed, 0, 0);
    return status(Duration.ofMinutes(1), standing).progress();
  }

  @Test
  void progressIsWhatIsDoneNext() {
    assertThat(status(Duration.ZERO)).isEqualTo(BackfillStatus.NONE);
    assertThat(progress(BEGUN, 0, 0, 0)).isEqualTo(Progress.LISTING_REPOSITORIES);
    assertThat(progress(LISTED, 3, 0, 0)).isEqualTo(Progress.READING_OPEN);
    assertThat(progress(OPEN_READ, 3, 1, 1)).isEqualTo(Progress.READING_BRANCHES);
    assertThat(progress(OPEN_READ, 3, 2, 1)).isEqualTo(Progress.READING_HISTORY);
    assertThat(progress(DONE, 3, 2, 1)).isEqualTo(Progress.DONE);
    assertThat(progress(DONE, 3, 2, 0)).isEqualTo(Progress.READING_BRANCHES);
  }

  @Test
  void whatIsHeldUpOrStallsIsSaid() {
    var held = new Standing(LISTED.failed("Harness could not answer: 502"), 1, 0, 0, 0, 0);
    var stalled = new Standing(LISTED, 1, 0, 0, 0, 0);
    var done = new Standing(DONE.failed("old words"), 1, 1, 0, 0, 0);

    assertThat(status(Duration.ofHours(1), held, stalled, done))
        .satisfies(status -> {
          assertThat(status.progress()).isEqualTo(Progress.HELD_UP);
          assertThat(status.problem()).isEqualTo("Harness could not answer: 502");
        });
    assertThat(status(Duration.ofMinutes(11), stalled, done).progress())
        .isEqualTo(Progress.STALLED);
    assertThat(status(Duration.ofMinutes(9), stalled, done).progress())
        .isEqualTo(Progress.READING_OPEN);
    assertThat(status(Duration.ofHours(9), done).progress()).isEqualTo(Progress.DONE);
  }

  @Test
  void whatRemainsIsWhatIsExpectedAtTheRateOfTheLastMinutes() {
    var read =
        OPEN_READ
            .achieved(Tally.ofOpen(50, 5), BEGAN.plusSeconds(30))
            .achieved(Tally.ofBranch(3), BEGAN.plusSeconds(50))
            .achieved(Tally.ofPast(9, 2), BEGAN.plusSeconds(60));

    var status = status(Duration.ofMinutes(1), new Standing(read, 10, 5, 0, 50, 68));

    assertThat(status.perMinute()).isEqualTo(60);
    // 68 - 9 of the past, and a fifth of a branch for each of 5 repositories.
    assertThat(status.remaining()).isEqualTo(Duration.ofMinutes(1));
    assertThat(status.pullRequests()).isEqualTo(59);
    assertThat(status.pullRequestsNamingAnIssue()).isEqualTo(7);
    assertThat(status.commits()).isEqualTo(3);
    assertThat(status.lastProgress()).isEqualTo(BEGAN.plusSeconds(60));
  }

  @Test
  void nobodyGuessesWithoutARate() {
    assertThat(status(Duration.ofMinutes(1), new Standing(LISTED, 1, 0, 0, 9, 9)).remaining())
        .isNull();
    assertThat(status(Duration.ofMinutes(1), new Standing(DONE, 1, 1, 0, 9, 9)).remaining())
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void historyIsAsFarBackAsTheOneThatIsLeastFar() {
    var near = OPEN_READ.history(new Walk(BEGAN.minusSeconds(60).toEpochMilli(), false));
    var done = new Standing(DONE, 1, 1, 0, 0, 0);

    assertThat(status(Duration.ZERO, done).historyBack()).isEqualTo(HORIZON);
    assertThat(status(Duration.ZERO, done, new Standing(near, 1, 1, 0, 0, 0)).historyBack())
        .isEqualTo(BEGAN.minusSeconds(60));
    assertThat(status(Duration.ZERO, done, new Standing(LISTED, 1, 1, 0, 0, 0)).historyBack())
        .isNull();
  }

  @Test
  void theRateIsOfTheLastMinutes() {
    var momentum =
        Momentum.beginning(BEGAN)
            .achieved(100, BEGAN.plusSeconds(10))
            .achieved(20, BEGAN.plusSeconds(130))
            .achieved(10, BEGAN.plusSeconds(250));

    assertThat(momentum.perMinute(BEGAN, BEGAN.plusSeconds(300))).isEqualTo(10);
    assertThat(momentum.perMinute(BEGAN, BEGAN.plusSeconds(600))).isZero();
  }

  @Test
  void eachPullRequestCountsOnceWhereverPagesEnd() {
    var first = Walk.BEGINNING;
    var next = first.past(5, true);

    assertThat(first.counts(6, 5, true)).isTrue();
    assertThat(first.counts(5, 5, true)).isFalse();
    assertThat(next.asksBefore()).isEqualTo(6);
    assertThat(next.counts(5, 3, true)).isTrue();
    assertThat(next.counts(3, 3, false)).isTrue();
    assertThat(next.past(5, true).asksBefore()).isEqualTo(5);
    assertThat(next.counts(5, 5, true)).isTrue();
  }

  @Test
  void whatFailsIsTriedEverMoreRarelyUnlessItStays() {
    var listed =
        RepositoryBackfill.listed(1, 1, "a/b", BEGAN, new RepositoryBackfill.Expected(0, 0));
    var failed = listed;
    for (var times = 0; times < 9; times++) {
      failed = failed.failed(Reason.NO_ANSWER, "", BEGAN);
    }

    assertThat(failed.failure())
        .satisfies(
            failure -> assertThat(failure.retry()).isEqualTo(BEGAN.plus(Duration.ofDays(1))));
    assertThat(listed.failed(Reason.GONE, "", BEGAN).failure())
        .satisfies(failure -> assertThat(failure.retry()).isNull());
  }
}
