package dev.harnessjira.ingestion.domain;

import dev.harnessjira.ingestion.DevelopmentTrace;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The repositories that are known; each call joins the current transaction of the site. */
public interface Repositories {

  Optional<KnownRepository> find(Place place, long id);

  /** Which of the coverages has the repository. */
  Optional<CoverageId> whereIs(Place place, Set<CoverageId> coverages, long id);

  /** Those of the site that have one of these paths or pages, given in lower case. */
  List<DevelopmentTrace.Known> named(SiteId site, Set<String> pathsOrPages);

  /** Keeps what is known of it; {@code event} is when a delivery told of it, if one did. */
  void save(Place place, KnownRepository repository, @Nullable Instant event);
}
