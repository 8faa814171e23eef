package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;

/** A covered space was renamed or moved in Harness and has another path now. */
public record CoverageMoved(
    SiteId site, ConnectionId connection, CoverageId coverage, String path) {}
