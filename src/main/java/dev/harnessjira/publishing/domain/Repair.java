package dev.harnessjira.publishing.domain;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.publishing.domain.Entities.Accepted;
import dev.harnessjira.publishing.domain.Entity.Action;
import dev.harnessjira.publishing.domain.Entity.State;
import dev.harnessjira.publishing.domain.HeldByJira.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a repository should hold in Jira with what Jira says that it holds, and says what
 * is to be sent or deleted once more, with a larger sequence than Jira has. What agrees is left
 * alone, and so is what is on its way. Of what Jira did not name because it names only the latest
 * nothing is known.
 */
public final class Repair {

  private final EntityKey repository;
  private final HeldByJira held;
  private final long clockMicros;
  private final Instant now;
  private final List<Entity> repairs = new ArrayList<>();

  public Repair(EntityKey repository, HeldByJira held, long clockMicros, Instant now) {
    this.repository = repository;
    this.held = held;
    this.clockMicros = clockMicros;
    this.now = now;
  }

  /**
   * What is to be written: entities, and perhaps the repository. What was accepted after {@code
   * shown} Jira may not show yet, so it is not compared.
   */
  public List<Entity> of(List<Accepted> accepted, Instant shown) {
    Map<EntityKey, Entity> known = new HashMap<>();
    accepted.forEach(one -> known.put(one.entity().key(), one.entity()));
    var stored =
        accepted.stream()
            .filter(one -> one.at() == null || !one.at().isAfter(shown))
            .map(Accepted::entity)
            .toList();
    stored.stream()
        .filter(entity -> entity.key().kind() != Kind.REPOSITORY)
        .forEach(entity -> compare(entity, held.find(entity.key()).orElse(null)));
    held.entities().forEach(one -> unknown(known, one));
    stored.stream()
        .filter(entity -> entity.key().equals(repository))
        .findFirst()
        .ifPresent(row -> compareRepository(row, stored));
    return List.copyOf(repairs);
  }

  private void compare(Entity entity, @Nullable Held one) {
    if (entity.action() == Action.PUT) {
      if (one != null && one.sequence() >= entity.sequence()) {
        again(entity, one.sequence(), Action.PUT);
      }
    } else if (entity.action() == null && entity.wanted()) {
      if (differs(entity, one)) {
        again(entity, one == null ? 0 : one.sequence(), Action.PUT);
      }
    } else if (one != null && isUnwanted(entity, one)) {
      again(entity, one.sequence(), Action.DELETE);
    }
  }

  private boolean differs(Entity entity, @Nullable Held one) {
    return switch (entity.state()) {
      case ACCEPTED -> one == null ? held.complete() : one.sequence() != entity.sequence();
      case UNMATCHED -> one != null;
      case WAITING, REFUSED, ABSENT -> false;
    };
  }

  // The last commit of a branch may stay without keys; a deletion on its way may not reach it.
  private static boolean isUnwanted(Entity entity, Held one) {
    return entity.action() == Action.DELETE
        ? one.sequence() > entity.deleteUpTo()
        : entity.content() == null || one.namesIssues();
  }

  private void unknown(Map<EntityKey, Entity> known, Held one) {
    var key = new EntityKey(repository.coverage(), repository.repository(), one.kind(), one.id());
    if (!known.containsKey(key)) {
      again(
          new Entity(key, one.id(), null, 0, State.ABSENT, null, true, Cause.BACKFILL, now),
          one.sequence(),
          Action.DELETE);
    }
  }

  private void compareRepository(Entity row, List<Entity> stored) {
    var older = row.state() == State.ACCEPTED && held.sequence() < row.sequence();
    if (held.sequence() == 0 || !(older || held.sequence() > row.sequence())) {
      return;
    }
    var goesAlong = repairs.stream().anyMatch(entity -> entity.action() == Action.PUT);
    var one =
        stored.stream()
            .filter(entity -> entity.state() == State.ACCEPTED && entity.wanted())
            .findFirst();
    if (goesAlong || one.isPresent()) {
      if (!goesAlong) {
        again(one.orElseThrow(), 0, Action.PUT);
      }
      repairs.add(row.waiting(sequence(row, held.sequence()), State.ABSENT, null, now));
    }
  }

  private void again(Entity entity, long sequenceInJira, Action action) {
    repairs.add(entity.waiting(sequence(entity, sequenceInJira), State.WAITING, action, now));
  }

  private long sequence(Entity entity, long sequenceInJira) {
    return Sequence.after(Math.max(entity.sequence(), sequenceInJira), clockMicros);
  }
}
