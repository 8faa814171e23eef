package dev.harnessjira.ingestion.adapter.persistence;

import dev.harnessjira.ingestion.FailedRepository;
import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.BackfillRecord;
import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.BackfillRepositoryRecord;
import dev.harnessjira.ingestion.domain.backfill.Backfill;
import dev.harnessjira.ingestion.domain.backfill.Momentum;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill.Expected;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill.Failure;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill.Stage;
import dev.harnessjira.ingestion.domain.backfill.Tally;
import dev.harnessjira.ingestion.domain.backfill.Walk;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Backfills as rows. */
final class BackfillRows {

  private BackfillRows() {}

  static Backfill backfill(BackfillRecord row) {
    return new Backfill(
        row.getRun(),
        row.getBeganAt().toInstant(),
        row.getHorizon().toInstant(),
        row.getRepositoryPage(),
        row.getNewestMillis(),
        new Walk(row.getOpenBeforeMillis(), row.getOpenEnded()),
        new Walk(row.getHistoryBeforeMillis(), row.getHistoryEnded()),
        new Tally(
            row.getOpenFound(),
            row.getOpenNaming(),
            row.getPastFound(),
            row.getPastNaming(),
            row.getBranches(),
            row.getCommits()),
        new Momentum(
            row.getProgressAt().toInstant(),
            row.getRateAt().toInstant(),
            row.getRateNow(),
            row.getRateEarlier()),
        row.getAttempts(),
        row.getProblem());
  }

  static void fill(BackfillRecord row, Backfill backfill) {
    row.setRun(backfill.run());
    row.setBeganAt(time(backfill.began()));
    row.setHorizon(time(backfill.horizon()));
    row.setRepositoryPage(backfill.repositoryPage());
    row.setNewestMillis(backfill.newest());
    row.setOpenBeforeMillis(backfill.open().before());
    row.setOpenEnded(backfill.open().ended());
    row.setHistoryBeforeMillis(backfill.history().before());
    row.setHistoryEnded(backfill.history().ended());
    row.setAttempts(backfill.attempts());
    row.setProblem(backfill.problem());
    fill(row, backfill.tally());
    fill(row, backfill.momentum());
  }

  private static void fill(BackfillRecord row, Tally tally) {
    row.setOpenFound(tally.open());
    row.setOpenNaming(tally.openNaming());
    row.setPastFound(tally.past());
    row.setPastNaming(tally.pastNaming());
    row.setBranches(tally.branches());
    row.setCommits(tally.commits());
  }

  private static void fill(BackfillRecord row, Momentum momentum) {
    row.setProgressAt(time(momentum.last()));
    row.setRateAt(time(momentum.since()));
    row.setRateNow(momentum.now());
    row.setRateEarlier(momentum.earlier());
  }

  static RepositoryBackfill repository(BackfillRepositoryRecord row) {
    return new RepositoryBackfill(
        row.getRepositoryId(),
        row.getRun(),
        Stage.valueOf(row.getStage()),
        row.getPage(),
        row.getBeforeMillis(),
        row.getPath(),
        row.getActiveAt().toInstant(),
        new Expected(row.getExpectedOpen(), row.getExpectedPast()),
        row.getAttempts(),
        failure(row));
  }

  private static @Nullable Failure failure(BackfillRepositoryRecord row) {
    var retry = row.getRetryAt();
    return row.getReason() == null
        ? null
        : new Failure(
            Reason.valueOf(row.getReason()),
            row.getWords(),
            row.getFailedAt().toInstant(),
            retry == null ? null : retry.toInstant());
  }

  static void fill(BackfillRepositoryRecord row, RepositoryBackfill repository) {
    var failure = repository.failure();
    row.setRepositoryId(repository.repository());
    row.setRun(repository.run());
    row.setStage(repository.stage().name());
    row.setPage(repository.page());
    row.setBeforeMillis(repository.before());
    row.setPath(repository.path());
    row.setActiveAt(time(repository.active()));
    row.setExpectedOpen(repository.expected().open());
    row.setExpectedPast(repository.expected().past());
    row.setAttempts(repository.attempts());
    row.setReason(failure == null ? null : failure.reason().name());
    row.setWords(failure == null ? null : failure.words());
    row.setFailedAt(failure == null ? null : time(failure.at()));
    row.setRetryAt(failure == null || failure.retry() == null ? null : time(failure.retry()));
  }

  static FailedRepository failed(BackfillRepositoryRecord row) {
    return new FailedRepository(
        new CoverageId(row.getCoverageId()),
        row.getRepositoryId(),
        row.getPath(),
        Reason.valueOf(row.getReason()),
        row.getWords(),
        row.getFailedAt().toInstant());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
