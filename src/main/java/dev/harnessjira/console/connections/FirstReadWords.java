package dev.harnessjira.console.connections;

import dev.harnessjira.ingestion.IngestionStatus.FirstRead;
import dev.harnessjira.publishing.PublishingStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the first read of open pull requests brought, in a sentence. */
final class FirstReadWords {

  private static final int MOST_KEYS = 5;

  private FirstReadWords() {}

  static @Nullable String of(FirstRead read, PublishingStatus publishing) {
    return switch (read.progress()) {
      case NONE -> null;
      case RUNNING, HELD_UP -> open(read.pullRequests()) + " read so far";
      case DONE -> done(read, publishing);
    };
  }

  private static String done(FirstRead read, PublishingStatus publishing) {
    var naming = read.namingAnIssue();
    var sentence =
        open(read.pullRequests())
            + " read, "
            + naming
            + (naming == 1 ? " names" : " name")
            + " an issue, "
            + items(publishing.accepted())
            + " accepted by Jira";
    var unknown = publishing.unknownKeys();
    return unknown.isEmpty() ? sentence : sentence + ", unknown keys: " + some(unknown);
  }

  private static String open(int count) {
    return count == 1 ? "1 open pull request" : count + " open pull requests";
  }

  private static String items(long count) {
    return count == 1 ? "1 item" : count + " items";
  }

  /** The first few, and how many more there are. */
  static String some(List<String> keys) {
    var shown = String.join(", ", keys.subList(0, Math.min(MOST_KEYS, keys.size())));
    return keys.size() <= MOST_KEYS
        ? shown
        : shown + ", and " + (keys.size() - MOST_KEYS) + " more";
  }
}
