package dev.harnessjira.scope;

/** How much a connection covers; never changes. */
public enum ScopeType {
  ACCOUNT,
  ORGANIZATION,
  PROJECT
}
