package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;
import java.util.Set;

/** Projects were removed from a project-scoped connection. Names the coverages that it concerns. */
public record ProjectsRemoved(SiteId site, ConnectionId connection, Set<CoverageId> coverages) {}
