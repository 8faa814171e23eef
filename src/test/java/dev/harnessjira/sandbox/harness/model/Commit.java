package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import java.util.List;

/** A commit; {@code sequence} grows with time, so a parent's is always lower than its child's. */
public record Commit(
    String sha,
    long sequence,
    List<String> parents,
    String message,
    Signature author,
    Signature committer,
    List<FileChange> changes)
    implements Serializable {

  public String title() {
    return message.lines().findFirst().orElse("");
  }

  public boolean isMerge() {
    return parents.size() > 1;
  }
}
