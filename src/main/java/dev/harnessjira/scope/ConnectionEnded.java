package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;
import java.util.Set;

/** A connection was disconnected. Names the coverages that it concerns. */
public record ConnectionEnded(SiteId site, ConnectionId connection, Set<CoverageId> coverages) {}
