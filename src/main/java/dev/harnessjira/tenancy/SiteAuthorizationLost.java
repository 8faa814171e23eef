package dev.harnessjira.tenancy;

/**
 * Atlassian refused what a Jira site is read or written with. Ignored when {@code
 * credentialVersion} is no longer the current one.
 */
public record SiteAuthorizationLost(SiteId site, long credentialVersion, String reason) {}
