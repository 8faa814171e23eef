package dev.harnessjira.sandbox.harness.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A commit to be made: its message, its files, and its author unless it is the person acting. */
public record CommitDraft(String message, List<FileChange> changes, @Nullable Signature author) {

  public CommitDraft {
    message = message.endsWith("\n") ? message : message + "\n";
  }

  public static CommitDraft of(String message, FileChange... changes) {
    return new CommitDraft(message, List.of(changes), null);
  }

  public CommitDraft by(Signature signature) {
    return new CommitDraft(message, changes, signature);
  }
}
