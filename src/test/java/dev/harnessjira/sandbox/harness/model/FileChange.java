package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One path that a commit touched, with its line counts; {@code from} is where it was before. */
public record FileChange(
    String path, Status status, long insertions, long deletions, @Nullable String from)
    implements Serializable {

  /** What happened to the path, in the API's upper case. */
  public enum Status {
    ADDED,
    MODIFIED,
    DELETED,
    RENAMED
  }

  public FileChange(String path, Status status, long insertions, long deletions) {
    this(path, status, insertions, deletions, null);
  }

  public static FileChange added(String path) {
    return new FileChange(path, Status.ADDED, 1, 0);
  }

  public static FileChange modified(String path) {
    return new FileChange(path, Status.MODIFIED, 1, 1);
  }

  public static FileChange renamed(String from, String path) {
    return new FileChange(path, Status.RENAMED, 0, 0, from);
  }

  public static FileChange removed(String path) {
    return new FileChange(path, Status.DELETED, 0, 1);
  }
}
