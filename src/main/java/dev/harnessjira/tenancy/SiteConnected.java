package dev.harnessjira.tenancy;

/** A Jira site was connected, or connected anew after it had been disconnected. */
public record SiteConnected(SiteId site) {}
