package dev.harnessjira.tenancy;

/** What a Jira site is read or written with works again, or was replaced. */
public record SiteReauthorized(SiteId site) {}
