package dev.harnessjira.tenancy;

/** A Jira site that the signed-in person administers and may connect. */
public record Candidate(SiteId id, String name, String url) {}
