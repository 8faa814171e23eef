package dev.harnessjira.publishing.domain.content;

/**
 * Limits of Jira's development-information API. Unless said otherwise the source is Atlassian's
 * OpenAPI document "Jira Software Cloud API" (swagger.v3.json, 2026-01), operation {@code
 * storeDevelopmentInformation}. Lengths are in characters.
 */
public final class Limits {

  /** {@code repositories}: maxItems. */
  public static final int REPOSITORIES = 100;

  /** Entities over all repositories of a request: description of {@code repositories}. */
  public static final int ENTITIES = 1000;

  /** {@code commits}, {@code branches}, {@code pullRequests} of a repository: maxItems. */
  public static final int OF_A_KIND = 400;

  /**
   * Bytes of a request. The document names no number (413: "Data is too large"), so this is ours; a
   * request that is refused for its size is halved.
   */
  public static final int BYTES = 1_000_000;

  /** {@code issueKeys}: maxItems. */
  public static final int KEYS = 500;

  /** {@code files} of a commit: maxItems. */
  public static final int FILES = 10;

  /** {@code id}: descriptions of Repository, Commit, Branch and PullRequest. */
  public static final int ID = 1024;

  /** {@code url}: maxLength. */
  public static final int URL = 2000;

  /** {@code message} of a commit: maxLength; Jira cuts what is longer. */
  public static final int MESSAGE = 1024;

  /** {@code title} of a pull request: maxLength. */
  public static final int TITLE = 1024;

  /** {@code name} of a repository: maxLength. */
  public static final int REPOSITORY_NAME = 255;

  /** {@code name} of a branch: maxLength. */
  public static final int BRANCH_NAME = 512;

  /** {@code sourceBranch} and {@code destinationBranch} of a pull request: maxLength. */
  public static final int PULL_REQUEST_BRANCH = 255;

  /** {@code displayId}: maxLength. */
  public static final int DISPLAY_ID = 255;

  /** {@code name} of an author or reviewer: maxLength. */
  public static final int PERSON_NAME = 255;

  /** {@code email} of a reviewer: maxLength; an author's may have one more. */
  public static final int EMAIL = 254;

  /** {@code path} of a file: maxLength. */
  public static final int PATH = 1024;

  private Limits() {}
}
