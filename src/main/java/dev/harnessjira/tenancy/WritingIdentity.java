package dev.harnessjira.tenancy;

/**
 * The app or credential that development information in Jira belongs to: {@code app:<client id>}
 * for the 3LO app, {@code credentials:<client id>} for a site's own OAuth credentials.
 */
public record WritingIdentity(String value) {}
