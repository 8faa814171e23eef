package dev.harnessjira.publishing.domain;

/** What is called; Jira limits bursts of each by itself. */
public enum Endpoint {
  SUBMIT,
  DELETE_ENTITY,
  DELETE_REPOSITORY,
  DELETE_CONNECTION,
  ASK_CONNECTION,
  ASK_REPOSITORY
}
