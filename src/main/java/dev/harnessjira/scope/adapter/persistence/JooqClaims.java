package dev.harnessjira.scope.adapter.persistence;

import static dev.harnessjira.scope.adapter.persistence.tables.Tables.CLAIM;
import static java.util.Comparator.comparing;

import dev.harnessjira.scope.ConnectScope.TakenScope;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.domain.Claim;
import dev.harnessjira.scope.domain.Claims;
import dev.harnessjira.tenancy.SiteId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Claims in PostgreSQL, where an exclusion constraint refuses two that overlap. */
@Repository
class JooqClaims implements Claims {

  private final DSLContext sql;

  JooqClaims(DSLContext sql) {
    this.sql = sql;
  }

  // In the order of their paths, so that two who claim several at once cannot wait for each other.
  @Override
  public List<TakenScope> claim(SiteId site, List<Claim> claims) {
    List<Claim> held = new ArrayList<>();
    for (var claim : claims.stream().sorted(comparing(it -> it.claimed().value())).toList()) {
      if (insert(site, claim)) {
        held.add(claim);
      }
    }
    if (held.size() == claims.size()) {
      return List.of();
    }
    free(held.stream().map(Claim::coverage).toList());
    return claims.stream()
        .filter(claim -> !held.contains(claim))
        .flatMap(claim -> inTheWay(site, claim).stream())
        .distinct()
        .toList();
  }

  @Override
  public boolean move(SiteId site, Claim before, Claim now) {
    free(List.of(before.coverage()));
    var moved = insert(site, now);
    if (!moved) {
      insert(site, before);
    }
    return moved;
  }

  @Override
  public void free(Collection<CoverageId> coverages) {
    sql.deleteFrom(CLAIM)
        .where(CLAIM.COVERAGE_ID.in(coverages.stream().map(CoverageId::value).toList()))
        .execute();
  }

  /** False when it overlaps with another; the constraint says so, and nothing is thrown. */
  private boolean insert(SiteId site, Claim claim) {
    return sql.insertInto(CLAIM)
            .set(CLAIM.COVERAGE_ID, claim.coverage().value())
            .set(CLAIM.SITE_ID, site.value())
            .set(CLAIM.PATH, claim.path())
            .set(CLAIM.CLAIMED, claim.claimed().value())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  // What refused the claim may have been freed since; then its own path is what was taken.
  private List<TakenScope> inTheWay(SiteId site, Claim claim) {
    var path = claim.claimed().value();
    var found =
        sql.select(CLAIM.PATH, CLAIM.SITE_ID)
            .from(CLAIM)
            .where(
                DSL.condition(
                    "scope.path_range(claimed || '/', claimed || '0')"
                        + " && scope.path_range({0} || '/', {0} || '0')",
                    DSL.val(path)))
            .orderBy(CLAIM.CLAIMED)
            .fetch(row -> new TakenScope(row.value1(), row.value2().equals(site.value())));
    return found.isEmpty() ? List.of(new TakenScope(claim.path(), false)) : found;
  }
}
