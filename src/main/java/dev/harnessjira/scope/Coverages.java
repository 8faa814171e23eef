package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is covered. Every write for a coverage holds it, so that nothing returns after its end. */
public interface Coverages {

  /**
   * Takes a share lock on an active coverage in the current transaction.
   *
   * @return empty when it has ended; the caller then writes nothing
   */
  Optional<Coverage> hold(SiteId site, CoverageId coverage);

  /** The coverage, ended or not, without a lock. */
  Optional<Coverage> find(SiteId site, CoverageId coverage);

  /** The active ones of these connections. */
  List<Coverage> of(SiteId site, Collection<ConnectionId> connections);
}
