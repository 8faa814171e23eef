package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;

/**
 * One covered account, organization or project, with the path of its space in Harness ({@code
 * account/organization/project}).
 */
public record Coverage(
    SiteId site,
    ConnectionId connection,
    CoverageId id,
    ScopeType kind,
    String path,
    String name) {}
