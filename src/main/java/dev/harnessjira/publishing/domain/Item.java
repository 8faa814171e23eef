package dev.harnessjira.publishing.domain;

import java.util.List;
import java.util.Set;

/**
 * An entity to be sent. {@code lastCommitSequence} is the number of a branch's last commit as an
 * entity of its own; {@code bytes} is about what the entity takes in a request; {@code heldBack}
 * are issue keys that its content had and Jira does not know.
 */
public record Item(Entity entity, long lastCommitSequence, int bytes, List<String> heldBack) {

  public Item(Entity entity, long lastCommitSequence, int bytes) {
    this(entity, lastCommitSequence, bytes, List.of());
  }

  public EntityKey key() {
    return entity.key();
  }

  /** The issue keys that are sent. */
  public List<String> keys() {
    var content = entity.content();
    return content == null ? List.of() : content.issueKeys();
  }

  /** The same without these issue keys. */
  public Item without(Set<String> unknown) {
    var content = entity.content();
    if (content == null || unknown.isEmpty()) {
      return this;
    }
    return new Item(
        entity.with(content.without(unknown)),
        lastCommitSequence,
        bytes,
        keys().stream().filter(unknown::contains).toList());
  }
}
