package dev.harnessjira.publishing.domain;

/**
 * An entity to be sent. {@code lastCommitSequence} is the number of a branch's last commit as an
 * entity of its own; {@code bytes} is about what the entity takes in a request.
 */
public record Item(Entity entity, long lastCommitSequence, int bytes) {

  public EntityKey key() {
    return entity.key();
  }
}
