package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;

/** The token of a connection works again, or was replaced. */
public record HarnessAccessRestored(SiteId site, ConnectionId connection) {}
