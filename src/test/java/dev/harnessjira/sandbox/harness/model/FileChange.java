package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;

/** One path that a commit touched, with its line counts. */
public record FileChange(String path, Status status, long insertions, long deletions)
    implements Serializable {

  /** What happened to the path, in the API's upper case. */
  public enum Status {
    ADDED,
    MODIFIED,
    DELETED
  }

  public static FileChange added(String path) {
    return new FileChange(path, Status.ADDED, 1, 0);
  }

  public static FileChange modified(String path) {
    return new FileChange(path, Status.MODIFIED, 1, 1);
  }

  public static FileChange removed(String path) {
    return new FileChange(path, Status.DELETED, 0, 1);
  }
}
