package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;
import java.util.Set;

/**
 * Projects were added to a project-scoped connection, and their webhooks registered. Names the
 * coverages that it concerns.
 */
public record ProjectsAdded(SiteId site, ConnectionId connection, Set<CoverageId> coverages) {}
