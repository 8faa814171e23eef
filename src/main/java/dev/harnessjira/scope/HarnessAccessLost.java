package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;

/**
 * Harness refused the token of a connection. Ignored when {@code tokenVersion} is no longer the
 * current one.
 */
public record HarnessAccessLost(
    SiteId site, ConnectionId connection, long tokenVersion, String reason) {}
