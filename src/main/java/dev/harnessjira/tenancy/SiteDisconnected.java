package dev.harnessjira.tenancy;

/** An administrator disconnected the Jira site; its connections end. */
public record SiteDisconnected(SiteId site) {}
