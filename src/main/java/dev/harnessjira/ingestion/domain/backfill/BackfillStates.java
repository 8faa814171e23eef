package dev.harnessjira.ingestion.domain.backfill;

import dev.harnessjira.ingestion.FailedRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far backfills are; each call joins the current transaction of the site. */
public interface BackfillStates {

  Optional<Backfill> find(Place place);

  /** Keeps it, whether there was one or not. */
  void save(Place place, ConnectionId connection, Backfill backfill);

  void save(Place place, Backfill backfill);

  Optional<RepositoryBackfill> repository(Place place, long repository);

  void save(Place place, RepositoryBackfill repository);

  /** Forgets those that an earlier run listed. */
  void forgetListedBefore(Place place, int run);

  /** The most recently pushed of those that can be read now. */
  Optional<RepositoryBackfill> next(Place place, Instant now);

  /** When the next of those that failed may be tried again. */
  @Nullable Instant nextRetry(Place place);

  /** Those that failed, by coverage and path. */
  List<FailedRepository> failed(SiteId site, ConnectionId connection);

  /** How far all coverages of these connections are, in one statement. */
  Map<ConnectionId, List<Standing>> standings(SiteId site, Collection<ConnectionId> connections);

  /** A coverage's backfill with its repositories: found, done, failed, and what is expected. */
  record Standing(
      Backfill backfill, int repositories, int done, int failed, long openExpected, long past) {

    public int waiting() {
      return repositories - done - failed;
    }
  }
}
