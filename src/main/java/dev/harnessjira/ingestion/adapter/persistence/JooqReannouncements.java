package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.BRANCH;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.COMMIT;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.PULL_REQUEST;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.REANNOUNCEMENT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.ReannouncementRecord;
import dev.harnessjira.ingestion.domain.Reannouncements;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What is to be announced again, in PostgreSQL; its pages follow the primary keys. */
@Repository
class JooqReannouncements implements Reannouncements {

  private static final String OF_PULL_REQUEST = "PULL_REQUEST";
  private static final String OF_BRANCH = "BRANCH";
  private static final String OF_COMMIT = "COMMIT";

  private final DSLContext sql;

  JooqReannouncements(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void begin(Place place, long repository, Instant at) {
    save(place, new Reannouncement(repository, at, null));
  }

  @Override
  public Optional<Reannouncement> next(Place place) {
    return sql.selectFrom(REANNOUNCEMENT)
        .where(of(place))
        .orderBy(REANNOUNCEMENT.SINCE, REANNOUNCEMENT.REPOSITORY_ID)
        .limit(1)
        .fetchOptional(JooqReannouncements::reannouncement);
  }

  @Override
  public void past(Place place, Reannouncement reannouncement, EntityRef last) {
    save(place, new Reannouncement(reannouncement.repository(), reannouncement.since(), last));
  }

  @Override
  public void end(Place place, Reannouncement reannouncement) {
    sql.deleteFrom(REANNOUNCEMENT)
        .where(of(place))
        .and(REANNOUNCEMENT.REPOSITORY_ID.eq(reannouncement.repository()))
        .execute();
  }

  private void save(Place place, Reannouncement reannouncement) {
    var row = sql.newRecord(REANNOUNCEMENT);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    row.setRepositoryId(reannouncement.repository());
    row.setSince(reannouncement.since().atOffset(ZoneOffset.UTC));
    fill(row, reannouncement.after());
    sql.insertInto(REANNOUNCEMENT)
        .set(row)
        .onConflict(
            REANNOUNCEMENT.SITE_ID, REANNOUNCEMENT.COVERAGE_ID, REANNOUNCEMENT.REPOSITORY_ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  private static void fill(ReannouncementRecord row, @Nullable EntityRef after) {
    row.setAfterKind(kind(after));
    row.setAfterRepositoryId(after == null ? null : after.repository());
    row.setAfterNumber(after instanceof EntityRef.PullRequest pull ? pull.number() : null);
    row.setAfterName(
        switch (after) {
          case EntityRef.Branch branch -> branch.name();
          case EntityRef.Commit commit -> commit.sha();
          case EntityRef.PullRequest pull -> null;
          case null -> null;
        });
  }

  private static @Nullable String kind(@Nullable EntityRef after) {
    return switch (after) {
      case EntityRef.PullRequest pull -> OF_PULL_REQUEST;
      case EntityRef.Branch branch -> OF_BRANCH;
      case EntityRef.Commit commit -> OF_COMMIT;
      case null -> null;
    };
  }

  private static Reannouncement reannouncement(ReannouncementRecord row) {
    return new Reannouncement(row.getRepositoryId(), row.getSince().toInstant(), after(row));
  }

  private static @Nullable EntityRef after(ReannouncementRecord row) {
    var kind = row.getAfterKind();
    if (kind == null) {
      return null;
    }
    long repository = row.getAfterRepositoryId();
    return switch (kind) {
      case OF_PULL_REQUEST -> new EntityRef.PullRequest(repository, row.getAfterNumber());
      case OF_BRANCH -> new EntityRef.Branch(repository, row.getAfterName());
      default -> new EntityRef.Commit(repository, row.getAfterName());
    };
  }

  @Override
  public List<EntityRef> page(Place place, Reannouncement wanted, int most) {
    List<EntityRef> page = new ArrayList<>();
    var after = wanted.after();
    if (after == null || after instanceof EntityRef.PullRequest) {
      page.addAll(pullRequests(place, wanted, most));
    }
    if (page.isEmpty() && !(after instanceof EntityRef.Commit)) {
      page.addAll(branches(place, wanted, most));
    }
    return page.isEmpty() ? commits(place, wanted, most) : page;
  }

  private List<EntityRef> pullRequests(Place place, Reannouncement wanted, int most) {
    var table = PULL_REQUEST;
    var key = row(table.REPOSITORY_ID, table.NUMBER);
    return sql.select(table.REPOSITORY_ID, table.NUMBER)
        .from(table)
        .where(table.SITE_ID.eq(place.site().value()))
        .and(table.COVERAGE_ID.eq(place.coverage().value()))
        .and(in(wanted, table.REPOSITORY_ID))
        .and(
            wanted.after() instanceof EntityRef.PullRequest(var repository, var number)
                ? key.gt(repository, number)
                : noCondition())
        .orderBy(table.REPOSITORY_ID, table.NUMBER)
        .limit(most)
        .fetch(found -> new EntityRef.PullRequest(found.value1(), found.value2()));
  }

  private List<EntityRef> branches(Place place, Reannouncement wanted, int most) {
    var table = BRANCH;
    var key = row(table.REPOSITORY_ID, table.NAME);
    return sql.select(table.REPOSITORY_ID, table.NAME)
        .from(table)
        .where(table.SITE_ID.eq(place.site().value()))
        .and(table.COVERAGE_ID.eq(place.coverage().value()))
        .and(in(wanted, table.REPOSITORY_ID))
        .and(
            wanted.after() instanceof EntityRef.Branch(var repository, var name)
                ? key.gt(repository, name)
                : noCondition())
        .orderBy(table.REPOSITORY_ID, table.NAME)
        .limit(most)
        .fetch(found -> new EntityRef.Branch(found.value1(), found.value2()));
  }

  private List<EntityRef> commits(Place place, Reannouncement wanted, int most) {
    var table = COMMIT;
    var key = row(table.REPOSITORY_ID, table.SHA);
    return sql.select(table.REPOSITORY_ID, table.SHA)
        .from(table)
        .where(table.SITE_ID.eq(place.site().value()))
        .and(table.COVERAGE_ID.eq(place.coverage().value()))
        .and(in(wanted, table.REPOSITORY_ID))
        .and(
            wanted.after() instanceof EntityRef.Commit(var repository, var sha)
                ? key.gt(repository, sha)
                : noCondition())
        .orderBy(table.REPOSITORY_ID, table.SHA)
        .limit(most)
        .fetch(found -> new EntityRef.Commit(found.value1(), found.value2()));
  }

  private static Condition in(Reannouncement wanted, TableField<?, Long> repository) {
    return wanted.repository() == ALL ? noCondition() : repository.eq(wanted.repository());
  }

  private static Condition of(Place place) {
    return REANNOUNCEMENT
        .SITE_ID
        .eq(place.site().value())
        .and(REANNOUNCEMENT.COVERAGE_ID.eq(place.coverage().value()));
  }
}
