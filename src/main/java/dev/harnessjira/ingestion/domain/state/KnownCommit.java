package dev.harnessjira.ingestion.domain.state;

import dev.harnessjira.ingestion.LinkedEntity.Change;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit; it never changes, but more may become known of it: {@code detailed} when its files were
 * read with their line counts. Ten files at most are kept, {@code fileCount} counts all.
 */
public record KnownCommit(
    String sha,
    String message,
    Person author,
    Instant authored,
    @Nullable String url,
    boolean merge,
    int fileCount,
    List<File> files,
    boolean detailed) {

  /** Files kept of a commit: Jira takes 10 at most (files, maxItems). */
  public static final int MOST_FILES = 10;

  /** A changed file. */
  public record File(String path, Change change, int added, int removed) {}

  /** Whichever of the two knows more. */
  public KnownCommit over(KnownCommit older) {
    if (older.detailed) {
      return older;
    }
    return detailed || fileCount >= older.fileCount ? this : older;
  }
}
