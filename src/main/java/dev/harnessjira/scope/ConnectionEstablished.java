package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;
import java.util.Set;

/**
 * A connection was made, its scope claimed and its webhooks registered. Names the coverages that it
 * concerns.
 */
public record ConnectionEstablished(
    SiteId site, ConnectionId connection, Set<CoverageId> coverages) {}
