package dev.harnessjira.scope.adapter.persistence;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.adapter.persistence.tables.tables.records.CoverageRecord;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What several of scope's tables have in common. */
final class Rows {

  private Rows() {}

  static Coverage coverage(CoverageRecord row) {
    return new Coverage(
        new SiteId(row.getSiteId()),
        new ConnectionId(row.getConnectionId()),
        new CoverageId(row.getCoverageId()),
        ScopeType.valueOf(row.getKind()),
        row.getPath(),
        row.getName());
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
