package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.HarnessModel;
import dev.harnessjira.harness.HarnessModel.FileStats;
import dev.harnessjira.harness.WebhookBody.CommitInfo;
import dev.harnessjira.ingestion.LinkedEntity.Change;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownCommit.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Commits in this module's words, from an answer or a delivery. */
final class CommitWords {

  private CommitWords() {}

  static List<KnownCommit> read(List<HarnessModel.Commit> commits) {
    return commits.stream()
        .filter(commit -> Words.isHash(commit.sha()))
        .map(CommitWords::read)
        .toList();
  }

  static KnownCommit read(HarnessModel.Commit commit) {
    var parents = commit.parent_shas();
    var stats = commit.stats();
    var files =
        stats == null || stats.files() == null
            ? List.<FileStats>of()
            : stats.files().stream().filter(Objects::nonNull).toList();
    return new KnownCommit(
        commit.sha(),
        Words.text(commit.message()),
        Words.person(commit.author()),
        Words.time(commit.author()),
        null,
        parents != null && parents.size() > 1,
        files.size(),
        files.stream().limit(KnownCommit.MOST_FILES).map(CommitWords::file).toList(),
        stats != null);
  }

  private static File file(FileStats file) {
    return new File(
        Words.text(file.path() == null ? file.old_path() : file.path()),
        change(file.status()),
        file.insertions(),
        file.deletions());
  }

  private static Change change(@Nullable String status) {
    return switch (status == null ? "" : status.toUpperCase(Locale.ROOT)) {
      case "ADDED" -> Change.ADDED;
      case "MODIFIED" -> Change.MODIFIED;
      case "DELETED" -> Change.DELETED;
      case "RENAMED" -> Change.MOVED;
      case "COPIED" -> Change.COPIED;
      default -> Change.UNKNOWN;
    };
  }

  /** Those of a delivery, each once, the head first. */
  static List<KnownCommit> told(@Nullable CommitInfo head, @Nullable List<CommitInfo> commits) {
    List<KnownCommit> told = new ArrayList<>();
    if (head != null && Words.isHash(head.sha())) {
      told.add(told(head));
    }
    for (var commit : commits == null ? List.<CommitInfo>of() : commits) {
      if (commit != null && Words.isHash(commit.sha())) {
        told.removeIf(other -> other.sha().equals(commit.sha()));
        told.add(told(commit));
      }
    }
    return told;
  }

  // Files are told without counts of lines, a rename as one removed and one added.
  private static KnownCommit told(CommitInfo commit) {
    List<File> files = new ArrayList<>();
    add(files, commit.added(), Change.ADDED);
    add(files, commit.modified(), Change.MODIFIED);
    add(files, commit.removed(), Change.DELETED);
    return new KnownCommit(
        commit.sha(),
        Words.text(commit.message()),
        Words.person(commit.author()),
        Words.time(commit.author()),
        Words.presentOrNull(commit.url()),
        false,
        files.size(),
        files.stream().limit(KnownCommit.MOST_FILES).toList(),
        false);
  }

  private static void add(List<File> files, @Nullable List<String> paths, Change change) {
    if (paths != null) {
      paths.stream()
          .filter(Objects::nonNull)
          .forEach(path -> files.add(new File(Words.text(path), change, 0, 0)));
    }
  }
}
