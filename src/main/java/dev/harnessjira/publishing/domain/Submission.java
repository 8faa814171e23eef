package dev.harnessjira.publishing.domain;

import dev.harnessjira.scope.ConnectionId;
import java.util.List;
import java.util.Map;

/**
 * A request of one connection: what stands at its top is the same for all of it. {@code
 * repositories} are those of the items. Unless {@code first}, transitions and smart commits are
 * prevented.
 */
public record Submission(
    ConnectionId connection,
    boolean live,
    boolean first,
    boolean publishedWordsOnly,
    List<Item> items,
    Map<EntityKey, Entity> repositories) {

  /** A part of it. */
  public Submission with(List<Item> part) {
    return new Submission(connection, live, first, publishedWordsOnly, part, repositories);
  }

  /** The same in words of Jira's published lists. */
  public Submission inPublishedWords() {
    return new Submission(connection, live, first, true, items, repositories);
  }

  public boolean single() {
    return items.size() == 1;
  }

  public Submission firstHalf() {
    return with(items.subList(0, items.size() / 2));
  }

  public Submission secondHalf() {
    return with(items.subList(items.size() / 2, items.size()));
  }
}
