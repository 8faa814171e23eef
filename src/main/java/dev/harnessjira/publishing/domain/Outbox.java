package dev.harnessjira.publishing.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is still to be done with Jira, and what became of it. */
public interface Outbox {

  /** The connection, and whether live, whose submission comes next. */
  Optional<Turn> nextTurn(SiteId site);

  /** A submission's top. */
  record Turn(ConnectionId connection, boolean live) {}

  /** What is to be sent in a turn, the oldest first, {@code most} at most. */
  List<Item> toPut(SiteId site, Turn turn, int most);

  /** What is to be deleted now, live and oldest first, {@code most} at most. */
  List<Entity> toDelete(SiteId site, Instant now, int most);

  /** The repositories of entities. */
  Map<EntityKey, Entity> repositories(SiteId site, Set<EntityKey> keys);

  /** Notes, before the call, that Jira may hold something of these from now on. */
  void sending(SiteId site, WritingIdentity identity, Collection<EntityKey> keys);

  /** Writes back what became of items, where they still have the sequence that was sent. */
  void settle(SiteId site, Map<Item, Taken.Verdict> verdicts, Instant at);

  /** Notes that Jira took repositories with this sequence. */
  void acceptedRepositories(SiteId site, Collection<Entity> repositories, Instant at);

  /**
   * Notes a deletion, where the entity still has the sequence that was sent: the first is repeated
   * at {@code again}, the second was the last.
   */
  void deleted(SiteId site, Entity entity, Instant again);

  /** Notes that Jira refused a deletion. */
  void deletionRefused(SiteId site, Entity entity, String words, Instant at);

  /** Orders what was refused with these words to be sent again. */
  void sendRefusedAgain(SiteId site, String words);

  /** Whether something of a connection is still to be sent. */
  boolean waits(SiteId site, ConnectionId connection);

  /** When the next deletion is due; empty when there is none. */
  Optional<Instant> nextDeletion(SiteId site);
}
