package dev.harnessjira.work;

/**
 * Whose work it is: a Jira site (cloud id; empty when the work belongs to none) and a key of the
 * module's own (a coverage, a connection).
 */
public record WorkOwner(String site, String key) {}
