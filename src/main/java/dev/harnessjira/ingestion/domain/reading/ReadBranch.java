package dev.harnessjira.ingestion.domain.reading;

import dev.harnessjira.ingestion.domain.state.KnownCommit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A branch as Harness tells it: its head, null when there is no such branch; whether the head is
 * outside of the default branch; and its newest commits that are.
 */
public record ReadBranch(@Nullable KnownCommit head, boolean ahead, List<KnownCommit> commits) {

  public static final ReadBranch GONE = new ReadBranch(null, false, List.of());
}
