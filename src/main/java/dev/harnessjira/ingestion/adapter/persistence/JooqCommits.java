package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.COMMIT;

import dev.harnessjira.ingestion.LinkedEntity.Change;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.CommitRecord;
import dev.harnessjira.ingestion.domain.Commits;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownCommit.File;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Commits in PostgreSQL. */
@Repository
class JooqCommits implements Commits {

  private final DSLContext sql;

  JooqCommits(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void save(Place place, long repository, List<KnownCommit> commits) {
    Map<String, KnownCommit> told = new LinkedHashMap<>();
    commits.forEach(
        commit -> told.merge(commit.sha(), commit, (older, newer) -> newer.over(older)));
    var known = known(place, repository, told.keySet());
    var rows =
        told.values().stream()
            .filter(commit -> knowsMore(commit, known.get(commit.sha())))
            .map(commit -> row(place, repository, commit))
            .toList();
    // Commits are in no other row's way: what is there is written anew as a whole.
    sql.deleteFrom(COMMIT)
        .where(of(place, repository))
        .and(COMMIT.SHA.in(rows.stream().map(CommitRecord::getSha).toList()))
        .execute();
    sql.batchInsert(rows).execute();
  }

  private static boolean knowsMore(KnownCommit told, @Nullable KnownCommit known) {
    return known == null || told.over(known) == told;
  }

  private Map<String, KnownCommit> known(Place place, long repository, Set<String> hashes) {
    return sql.selectFrom(COMMIT)
        .where(of(place, repository))
        .and(COMMIT.SHA.in(hashes))
        .fetchMap(COMMIT.SHA, JooqCommits::commit);
  }

  @Override
  public boolean isKnown(Place place, long repository, String sha) {
    return sql.fetchExists(COMMIT, of(place, repository).and(COMMIT.SHA.eq(sha)));
  }

  private static Condition of(Place place, long repository) {
    return COMMIT
        .SITE_ID
        .eq(place.site().value())
        .and(COMMIT.COVERAGE_ID.eq(place.coverage().value()))
        .and(COMMIT.REPOSITORY_ID.eq(repository));
  }

  static KnownCommit commit(CommitRecord row) {
    List<File> files = new ArrayList<>();
    for (var i = 0; i < row.getFilePaths().length; i++) {
      files.add(
          new File(
              row.getFilePaths()[i],
              Change.valueOf(row.getFileChanges()[i]),
              row.getFileAdded()[i],
              row.getFileRemoved()[i]));
    }
    return new KnownCommit(
        row.getSha(),
        row.getMessage(),
        new Person(row.getAuthorName(), row.getAuthorEmail()),
        row.getAuthoredAt().toInstant(),
        row.getUrl(),
        row.getMerge(),
        row.getFileCount(),
        files,
        row.getDetailed());
  }

  private CommitRecord row(Place place, long repository, KnownCommit commit) {
    var files = commit.files();
    var row = sql.newRecord(COMMIT);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    row.setRepositoryId(repository);
    row.setSha(commit.sha());
    row.setMessage(commit.message());
    row.setAuthorName(commit.author().name());
    row.setAuthorEmail(commit.author().email());
    row.setAuthoredAt(commit.authored().atOffset(ZoneOffset.UTC));
    row.setUrl(commit.url());
    row.setMerge(commit.merge());
    row.setFileCount(commit.fileCount());
    row.setFilePaths(PullRequestRows.texts(files, File::path));
    row.setFileChanges(PullRequestRows.texts(files, file -> file.change().name()));
    row.setFileAdded(files.stream().map(File::added).toArray(Integer[]::new));
    row.setFileRemoved(files.stream().map(File::removed).toArray(Integer[]::new));
    row.setDetailed(commit.detailed());
    return row;
  }
}
