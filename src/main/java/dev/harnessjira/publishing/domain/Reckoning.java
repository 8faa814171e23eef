package dev.harnessjira.publishing.domain;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.publishing.domain.Entity.Action;
import dev.harnessjira.publishing.domain.Entity.State;
import dev.harnessjira.publishing.domain.content.Content;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares what Jira should hold of marked entities with what was wanted before, and says what is
 * to be done. A new sequence is assigned exactly when wanted content changes.
 *
 * <p>Easy to get wrong: the last commit inside a branch must be that commit's own wanted entity. So
 * a commit that is only the head of a branch is kept as an entity without keys, and a commit that
 * changes takes along every branch whose head it is.
 */
public final class Reckoning {

  private final Map<EntityKey, Entity> stored;
  private final long clockMicros;
  private final Map<EntityKey, Entity> changed = new LinkedHashMap<>();

  /**
   * @param stored the entities, their repositories, the branches that have them as head, and for
   *     each repository one that Jira holds
   */
  public Reckoning(Collection<Entity> stored, long clockMicros) {
    this.stored = new TreeMap<>();
    stored.forEach(entity -> this.stored.put(entity.key(), entity));
    this.clockMicros = clockMicros;
  }

  /**
   * What is to be written.
   *
   * @param contents what Jira should hold, with the heads of branches; what is missing, it should
   *     not hold
   */
  public List<Entity> changes(Map<EntityKey, Mark> marks, Map<EntityKey, Content> contents) {
    Map<EntityKey, @Nullable Content> wanted = new TreeMap<>(contents);
    marks.keySet().forEach(key -> wanted.putIfAbsent(key, null));
    wanted.replaceAll(
        (key, content) -> content == null && isHeadElsewhere(key, marks) ? keyless(key) : content);
    wanted.forEach((key, content) -> reckon(key, content, reason(key, marks, contents)));
    List.copyOf(changed.values()).forEach(this::takeBranchesAlong);
    List.copyOf(changed.values()).forEach(this::takeOneAlong);
    return List.copyOf(changed.values());
  }

  private boolean isHeadElsewhere(EntityKey key, Map<EntityKey, Mark> marks) {
    return stored.values().stream()
        .anyMatch(branch -> hasHead(branch, key) && !marks.containsKey(branch.key()));
  }

  private static boolean hasHead(Entity branch, EntityKey commit) {
    return branch.content() instanceof Content.Branch content
        && commit.equals(branch.key().commit(content.lastCommit().id()));
  }

  private @Nullable Content keyless(EntityKey key) {
    var old = stored.get(key);
    return old == null || old.content() == null ? null : old.content().keyless();
  }

  // What is no mark itself comes along with a mark of this batch: the head of a branch with that.
  private static Mark reason(
      EntityKey key, Map<EntityKey, Mark> marks, Map<EntityKey, Content> contents) {
    var own = marks.get(key);
    if (own != null) {
      return own;
    }
    var reasons =
        marks.values().stream()
            .filter(mark -> key.kind() == Kind.REPOSITORY || hasHead(mark, contents, key))
            .toList();
    var cause = reasons.stream().map(Mark::cause).reduce(Cause.BACKFILL, Cause::or);
    var since = marks.values().stream().map(Mark::since).min(Instant::compareTo).orElseThrow();
    return new Mark(key, key.id(), cause, since);
  }

  private static boolean hasHead(Mark mark, Map<EntityKey, Content> contents, EntityKey commit) {
    return contents.get(mark.key()) instanceof Content.Branch branch
        && commit.equals(mark.key().commit(branch.lastCommit().id()));
  }

  private void reckon(EntityKey key, @Nullable Content content, Mark mark) {
    var old = stored.get(key);
    if (old == null) {
      if (content != null) {
        change(created(mark, content, afterRepository(key)), content, mark);
      }
    } else if (!Objects.equals(old.content(), content) || old.state() == State.UNMATCHED) {
      change(old, content, mark);
    } else if (old.state() == State.WAITING && isStronger(mark, old)) {
      note(waiting(old, old.content(), old.sequence(), old.action(), mark));
    }
  }

  private static Entity created(Mark mark, Content content, long sequence) {
    return new Entity(
        mark.key(),
        mark.name(),
        content,
        sequence,
        State.ABSENT,
        null,
        false,
        mark.cause(),
        mark.since());
  }

  // A repository that left and came back is being removed up to its number.
  private long afterRepository(EntityKey key) {
    var repository = stored.get(key.repositoryKey());
    return repository == null ? 0 : repository.sequence();
  }

  private static boolean isStronger(Mark mark, Entity old) {
    return mark.cause().compareTo(old.cause()) > 0;
  }

  private void change(Entity old, @Nullable Content content, Mark mark) {
    var sequence = Sequence.after(old.sequence(), clockMicros);
    note(waiting(old, content, sequence, action(old, content), mark));
  }

  // A repository goes along with its entities and is never sent or deleted alone.
  private static @Nullable Action action(Entity old, @Nullable Content content) {
    if (old.key().kind() == Kind.REPOSITORY) {
      return null;
    }
    if (content != null && !content.issueKeys().isEmpty()) {
      return Action.PUT;
    }
    return old.sent() ? Action.DELETE : null;
  }

  private static Entity waiting(
      Entity old, @Nullable Content content, long sequence, @Nullable Action action, Mark mark) {
    var waited = old.state() == State.WAITING;
    var since = waited && old.since().isBefore(mark.since()) ? old.since() : mark.since();
    return new Entity(
        old.key(),
        old.name(),
        content,
        sequence,
        action == null ? State.ABSENT : State.WAITING,
        action,
        old.sent(),
        waited ? mark.cause().or(old.cause()) : mark.cause(),
        since);
  }

  private void note(Entity entity) {
    changed.put(entity.key(), entity);
  }

  private void takeBranchesAlong(Entity commit) {
    if (!(commit.content() instanceof Content.Commit content)) {
      return;
    }
    var reason = new Mark(commit.key(), commit.name(), commit.cause(), commit.since());
    for (var branch : stored.values()) {
      if (hasHead(branch, commit.key()) && !changed.containsKey(branch.key())) {
        change(branch, Objects.requireNonNull(branch.content()).onto(content), reason);
      }
    }
  }

  // Jira takes no repository without an entity, so one that it holds goes along once more.
  private void takeOneAlong(Entity repository) {
    if (repository.key().kind() != Kind.REPOSITORY || !repository.sent()) {
      return;
    }
    var goesAlong = changed.values().stream().anyMatch(entity -> isPutOf(entity, repository));
    if (!goesAlong) {
      stored.values().stream()
          .filter(entity -> entity.state() == State.ACCEPTED && entity.wanted())
          .filter(entity -> isOf(entity, repository) && !changed.containsKey(entity.key()))
          .findFirst()
          .ifPresent(entity -> again(entity, repository));
    }
  }

  private void again(Entity entity, Entity repository) {
    var reason = new Mark(entity.key(), entity.name(), repository.cause(), repository.since());
    note(waiting(entity, entity.content(), entity.sequence(), Action.PUT, reason));
  }

  private static boolean isPutOf(Entity entity, Entity repository) {
    return entity.action() == Action.PUT && isOf(entity, repository);
  }

  private static boolean isOf(Entity entity, Entity repository) {
    return entity.key().repositoryKey().equals(repository.key());
  }
}
