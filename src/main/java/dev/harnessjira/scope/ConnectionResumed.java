package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;

/** An administrator resumed a connection that was paused. */
public record ConnectionResumed(SiteId site, ConnectionId connection) {}
