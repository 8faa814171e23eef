package dev.harnessjira.ingestion.adapter.persistence;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.PullRequestRecord;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.Home;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest.LastRead;
import dev.harnessjira.ingestion.domain.state.KnownReviewer;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Author;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pull requests as rows. */
final class PullRequestRows {

  private PullRequestRows() {}

  static KnownPullRequest pullRequest(PullRequestRecord row) {
    return new KnownPullRequest(
        facts(row),
        new Home(
            new CoverageId(row.getHomeCoverageId()),
            row.getHomeRepositoryId(),
            row.getHomeBranch()),
        row.getSourceUrl(),
        reviewers(row),
        row.getUpdatedAt().toInstant(),
        read(row),
        freshness(row));
  }

  static PullRequestFacts facts(PullRequestRecord row) {
    var stage = row.getStage();
    return new PullRequestFacts(
        new EntityRef.PullRequest(row.getRepositoryId(), row.getNumber()),
        row.getTitle(),
        row.getDescription(),
        stage == null ? null : Stage.valueOf(stage),
        row.getDraft(),
        author(row),
        row.getSourceRepositoryId(),
        row.getSourceBranch(),
        row.getTargetBranch(),
        row.getUrl());
  }

  private static @Nullable Author author(PullRequestRecord row) {
    var id = row.getAuthorId();
    return id == null
        ? null
        : new Author(id, new Person(row.getAuthorName(), row.getAuthorEmail()));
  }

  private static List<KnownReviewer> reviewers(PullRequestRecord row) {
    List<KnownReviewer> reviewers = new ArrayList<>();
    for (var i = 0; i < row.getReviewerIds().length; i++) {
      var decision = row.getReviewerDecisions()[i];
      reviewers.add(
          new KnownReviewer(
              row.getReviewerIds()[i],
              new Person(row.getReviewerNames()[i], row.getReviewerEmails()[i]),
              decision == null ? null : Decision.valueOf(decision)));
    }
    return reviewers;
  }

  private static @Nullable LastRead read(PullRequestRecord row) {
    var updated = row.getReadUpdatedMillis();
    return updated == null
        ? null
        : new LastRead(updated, row.getReadComments(), row.getReadRange(), row.getReadLanded());
  }

  private static Freshness freshness(PullRequestRecord row) {
    return new Freshness(
        row.getNotice(),
        row.getReadNotice(),
        row.getAnnouncedNotice(),
        row.getNoticedAt().toInstant(),
        Cause.valueOf(row.getCause()),
        row.getAttempts(),
        instant(row.getRetryAt()));
  }

  static void fill(PullRequestRecord row, Place place, KnownPullRequest known) {
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    row.setRepositoryId(known.ref().repository());
    row.setNumber(known.ref().number());
    row.setHomeCoverageId(known.home().coverage().value());
    row.setHomeRepositoryId(known.home().repository());
    row.setHomeBranch(known.home().branch());
    row.setSourceUrl(known.sourceUrl());
    row.setUpdatedAt(known.updated().atOffset(ZoneOffset.UTC));
    fill(row, known.facts());
    fill(row, known.reviewers());
    fill(row, known.read());
    fill(row, known.freshness());
  }

  private static void fill(PullRequestRecord row, PullRequestFacts facts) {
    var author = facts.author();
    var stage = facts.stage();
    row.setTitle(facts.title());
    row.setDescription(facts.description());
    row.setStage(stage == null ? null : stage.name());
    row.setDraft(facts.draft());
    row.setAuthorId(author == null ? null : author.principal());
    row.setAuthorName(author == null ? null : author.person().name());
    row.setAuthorEmail(author == null ? null : author.person().email());
    row.setSourceRepositoryId(facts.sourceRepository());
    row.setSourceBranch(facts.sourceBranch());
    row.setTargetBranch(facts.targetBranch());
    row.setUrl(facts.url());
  }

  private static void fill(PullRequestRecord row, List<KnownReviewer> reviewers) {
    row.setReviewerIds(reviewers.stream().map(KnownReviewer::principal).toArray(Long[]::new));
    row.setReviewerNames(texts(reviewers, reviewer -> reviewer.person().name()));
    row.setReviewerEmails(texts(reviewers, reviewer -> reviewer.person().email()));
    row.setReviewerDecisions(
        texts(
            reviewers,
            reviewer -> reviewer.decision() == null ? null : reviewer.decision().name()));
  }

  /** A column of an array that may have nulls. */
  interface Column<T> {
    @Nullable String of(T item);
  }

  static <T> String[] texts(List<T> items, Column<T> column) {
    return items.stream().map(column::of).toArray(String[]::new);
  }

  private static void fill(PullRequestRecord row, @Nullable LastRead read) {
    row.setReadUpdatedMillis(read == null ? null : read.updated());
    row.setReadComments(read == null ? null : read.comments());
    row.setReadRange(read == null ? null : read.range());
    row.setReadLanded(read == null ? null : read.landed());
  }

  private static void fill(PullRequestRecord row, Freshness freshness) {
    row.setNotice(freshness.notice());
    row.setReadNotice(freshness.read());
    row.setAnnouncedNotice(freshness.announced());
    row.setNoticedAt(freshness.since().atOffset(ZoneOffset.UTC));
    row.setCause(freshness.cause().name());
    row.setAttempts(freshness.attempts());
    row.setRetryAt(time(freshness.retryAt()));
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
