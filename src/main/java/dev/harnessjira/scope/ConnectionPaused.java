package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;

/** An administrator paused a connection: nothing of it may go to Jira, everything is kept. */
public record ConnectionPaused(SiteId site, ConnectionId connection) {}
