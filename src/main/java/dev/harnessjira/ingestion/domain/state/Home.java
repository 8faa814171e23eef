package dev.harnessjira.ingestion.domain.state;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.scope.CoverageId;

/**
 * Where the source branch and the commits of a pull request are kept: under the repository that
 * they are in when the connection covers it, else under the pull request's target, so never twice.
 * {@code branch} is the branch's name there.
 */
public record Home(CoverageId coverage, long repository, String branch) {

  public EntityRef.Branch branchRef() {
    return new EntityRef.Branch(repository, branch);
  }

  public EntityRef.Commit commitRef(String sha) {
    return new EntityRef.Commit(repository, sha);
  }

  /**
   * Name of a branch of a fork that is not covered, under the target repository. A colon cannot be
   * in a git branch's name, so the fork's main never becomes the target's main.
   */
  public static String foreign(String forkPath, String branch) {
    return forkPath + ":" + branch;
  }
}
