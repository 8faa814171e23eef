package dev.harnessjira.publishing.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removals from Jira. */
public interface Removals {

  /**
   * A removal to be ordered; {@code repositories} are ids in Jira. What has a sequence above {@code
   * upTo} was published later and stays.
   */
  record Order(
      ConnectionId connection,
      Removal.Kind kind,
      @Nullable WritingIdentity identity,
      Set<String> repositories,
      @Nullable Long upTo) {

    /** Of all that is there. */
    public static Order all(
        ConnectionId connection,
        Removal.Kind kind,
        @Nullable WritingIdentity identity,
        Set<String> repositories) {
      return new Order(connection, kind, identity, repositories, null);
    }
  }

  /** Orders a removal; one without repositories is done already. */
  void order(SiteId site, Order order, Instant now);

  /** Those to be gone on with now; not those of a paused connection. */
  List<Removal> due(SiteId site, Instant now);

  /** When the next one is to be gone on with; empty when none goes on. */
  Optional<Instant> next(SiteId site);

  /** The repositories that are not gone yet, with when they were gone once. */
  List<Part> parts(SiteId site, Removal removal);

  /** A repository of a removal, all of it or up to a sequence. */
  record Part(String repository, @Nullable Long upTo, @Nullable Instant goneOnce) {}

  /** What goes on of a connection is taken as ordered just now, and gone on with at once. */
  void beginAgain(SiteId site, ConnectionId connection, Instant now);

  void looked(SiteId site, Removal removal, Part part, Removal.Look look);

  /** Notes how a removal stands and when it is gone on with. */
  void goOn(SiteId site, Removal removal, Progress progress);

  /** How a removal stands. */
  record Progress(
      @Nullable Instant goneOnce, Instant next, int failures, @Nullable String problem) {}

  /** Whether a removal of what this identity wrote goes on. */
  boolean goOnAs(SiteId site, WritingIdentity identity);

  /** It is done; some of those done that were ordered before {@code history} are forgotten. */
  void done(SiteId site, Removal removal, Instant history);

  /** Given up, with what remains and how to remove it by hand. */
  void left(SiteId site, Removal removal, String remains);
}
