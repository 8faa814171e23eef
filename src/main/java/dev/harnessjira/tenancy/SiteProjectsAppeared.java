package dev.harnessjira.tenancy;

import java.util.Set;

/** Projects, by their keys, appeared in the list of a Jira site's projects. */
public record SiteProjectsAppeared(SiteId site, Set<String> keys) {}
