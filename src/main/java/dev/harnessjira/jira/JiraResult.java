package dev.harnessjira.jira;

/** What Atlassian answered. */
public sealed interface JiraResult<T> {

  /** It did what was asked. */
  record Ok<T>(T value) implements JiraResult<T> {}

  /** It did not. */
  record Failed<T>(JiraFailure failure) implements JiraResult<T> {}
}
