package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;
import java.util.Set;

/** An administrator chose other options for a connection. Names its active coverages. */
public record ConnectionOptionsChanged(
    SiteId site,
    ConnectionId connection,
    Set<CoverageId> coverages,
    ConnectionOptions before,
    ConnectionOptions now) {}
