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

/**
 * What is still to be done with Jira, and what became of it. What is of a paused connection has no
 * turn.
 */
public interface Outbox {

  /** The connection, and which part of what it waits for, whose submission comes next. */
  Optional<Turn> nextTurn(SiteId site);

  /** A submission's top. */
  record Turn(ConnectionId connection, boolean live, Part part) {

    /** Whatever it is. */
    public Turn all() {
      return new Turn(connection, live, Part.ALL);
    }
  }

  /** What a submission may have in it. */
  enum Part {
    ALL,
    /** What was never sent and was told by a webhook. */
    FIRST,
    /** All but that. */
    OTHERS
  }

  /** What is to be sent in a turn, the oldest first, {@code most} at most. */
  List<Item> toPut(SiteId site, Turn turn, int most);

  /** What is to be deleted now, live and oldest first, {@code most} at most. */
  List<Entity> toDelete(SiteId site, Instant now, int most);

  /** The repositories of entities. */
  Map<EntityKey, Entity> repositories(SiteId site, Set<EntityKey> keys);

  /**
   * Notes, before the call, that Jira may hold something of these and their repositories from now
   * on. Returns those that are to be sent: still as they were picked and, in a first submission,
   * sent by nobody else.
   */
  List<Item> sending(SiteId site, WritingIdentity identity, Part part, List<Item> items);

  /** Jira surely did not take these: their next submission is the first again. */
  void notTaken(SiteId site, List<Item> items);

  /** Writes back what became of items, where they still have the sequence that was sent. */
  void settle(SiteId site, Map<Item, Taken.Verdict> verdicts, Instant at);

  /** Notes that Jira took repositories with this sequence. */
  void acceptedRepositories(SiteId site, Collection<Entity> repositories, Instant at);

  /**
   * Notes a deletion, where the entity still has the sequence that was sent: the first is repeated
   * at {@code again}, the second was the last.
   */
  void deleted(SiteId site, Entity entity, Instant at, Instant again);

  /** Notes that Jira refused a deletion. */
  void deletionRefused(SiteId site, Entity entity, String words, Instant at);

  /** Orders what was refused with these words to be sent again. */
  void sendRefusedAgain(SiteId site, String words);

  /** Whether something of a connection is still to be sent. */
  boolean waits(SiteId site, ConnectionId connection);

  /** When the next deletion is due; empty when there is none. */
  Optional<Instant> nextDeletion(SiteId site);
}
