package dev.harnessjira.ingestion;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Set;

/**
 * Repositories, by Harness's ids, that were deleted or moved out of a coverage and are forgotten.
 */
public record RepositoriesLeft(
    SiteId site, ConnectionId connection, CoverageId coverage, Set<Long> repositories) {}
