package dev.harnessjira.publishing.adapter.persistence;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.publishing.TracedEntity;
import dev.harnessjira.publishing.TracedEntity.Answer;
import dev.harnessjira.publishing.TracedEntity.Asked;
import dev.harnessjira.publishing.TracedEntity.Standing;
import dev.harnessjira.publishing.adapter.persistence.tables.tables.records.EntityRecord;
import dev.harnessjira.publishing.domain.Entity.Action;
import dev.harnessjira.publishing.domain.Entity.State;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.publishing.domain.Mark;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what became of an entity from its row. */
@Component
class TraceRows {

  private final ContentJson json;

  TraceRows(ContentJson json) {
    this.json = json;
  }

  /** {@code marked} is since when it is to be computed again; null when it is not. */
  TracedEntity traced(EntityRecord row, @Nullable OffsetDateTime marked) {
    var kind = Kind.valueOf(row.getKind());
    var content = json.read(kind, row.getContent());
    return new TracedEntity(
        new ConnectionId(row.getConnectionId()),
        new CoverageId(row.getCoverageId()),
        ref(kind, row.getRepository(), row.getName()),
        content == null
            ? Objects.requireNonNullElse(row.getAskedTitle(), row.getName())
            : ContentWords.title(content),
        content == null ? "" : ContentWords.url(content),
        content == null ? List.of() : content.issueKeys(),
        standing(row),
        waitingSince(row, marked),
        asked(row),
        instant(row.getAcceptedAt()),
        row.getState().equals(State.REFUSED.name()) ? row.getWords() : null,
        List.of(row.getUnknownKeys()));
  }

  static EntityRef ref(Kind kind, long repository, String name) {
    var key = new EntityKey(new CoverageId(new java.util.UUID(0, 0)), repository, kind, name);
    return new Mark(key, name, Cause.BACKFILL, Instant.EPOCH).ref();
  }

  private static Standing standing(EntityRecord row) {
    if (Action.DELETE.name().equals(row.getAction()) && row.getNotBefore() == null) {
      return Standing.LEAVING;
    }
    return switch (State.valueOf(row.getState())) {
      case WAITING -> Standing.WAITING;
      case ACCEPTED -> Standing.ACCEPTED;
      case REFUSED -> Standing.REFUSED;
      case UNMATCHED -> Standing.UNMATCHED;
      case ABSENT -> Standing.ABSENT;
    };
  }

  private static @Nullable Instant waitingSince(EntityRecord row, @Nullable OffsetDateTime marked) {
    return row.getAction() != null && row.getNotBefore() == null
        ? row.getSince().toInstant()
        : instant(marked);
  }

  private static @Nullable Asked asked(EntityRecord row) {
    var at = row.getAskedAt();
    return at == null
        ? null
        : new Asked(
            at.toInstant(),
            Objects.requireNonNullElse(row.getAskedTitle(), row.getName()),
            List.of(row.getAskedKeys()),
            Answer.valueOf(row.getAnswer()),
            Objects.equals(row.getAskedSequence(), row.getSequence()));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
