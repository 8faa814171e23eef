package dev.harnessjira.publishing.domain;

/** Kinds of entities that Jira holds of us. */
public enum Kind {
  REPOSITORY,
  BRANCH,
  COMMIT,
  PULL_REQUEST
}
