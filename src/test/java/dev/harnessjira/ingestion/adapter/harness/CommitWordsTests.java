package dev.harnessjira.ingestion.adapter.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.HarnessModel;
import dev.harnessjira.harness.HarnessModel.CommitStats;
import dev.harnessjira.harness.HarnessModel.FileStats;
import dev.harnessjira.harness.HarnessModel.Identity;
import dev.harnessjira.harness.HarnessModel.Signature;
import dev.harnessjira.harness.WebhookBody.CommitInfo;
import dev.harnessjira.ingestion.LinkedEntity.Change;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownCommit.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitWordsTests {

  private static final String SHA = "a".repeat(40);
  private static final String OTHER = "b".repeat(40);
  private static final Signature JANE =
      new Signature(new Identity("Jane", "jane@example.com"), "2026-03-01T11:00:00+01:00");

  private static HarnessModel.Commit commit(
      String sha, @Nullable Signature author, @Nullable CommitStats stats, String... parents) {
    return new HarnessModel.Commit(sha, List.of(parents), "ABC-1 Add\n\nDEF-2 too", author, stats);
  }

  private static KnownCommit withFiles(@Nullable FileStats... files) {
    return CommitWords.read(commit(SHA, JANE, new CommitStats(Arrays.asList(files)), OTHER));
  }

  @Test
  void commitIsReadWithItsWholeMessageAndItsAuthor() {
    var read = CommitWords.read(commit(SHA, JANE, new CommitStats(List.of()), OTHER));

    assertThat(read)
        .isEqualTo(
            new KnownCommit(
                SHA,
                "ABC-1 Add\n\nDEF-2 too",
                new Person("Jane", "jane@example.com"),
                Instant.parse("2026-03-01T10:00:00Z"),
                null,
                false,
                0,
                List.of(),
                true));
  }

  @Test
  void everythingButTheHashMayBeMissing() {
    var read = CommitWords.read(new HarnessModel.Commit(SHA, null, null, null, null));

    assertThat(read)
        .isEqualTo(
            new KnownCommit(
                SHA,
                "",
                new Person("unknown", null),
                Instant.EPOCH,
                null,
                false,
                0,
                List.of(),
                false));
  }

  @Test
  void moreThanOneParentIsAMerge() {
    assertThat(CommitWords.read(commit(SHA, JANE, null)).merge()).isFalse();
    assertThat(CommitWords.read(commit(SHA, JANE, null, OTHER)).merge()).isFalse();
    assertThat(CommitWords.read(commit(SHA, JANE, null, OTHER, SHA)).merge()).isTrue();
  }

  @Test
  void whatHasNoHashIsLeftOut() {
    var commits =
        List.of(
            commit("", JANE, null),
            commit("main", JANE, null),
            commit(SHA.substring(1), JANE, null),
            commit(SHA, JANE, null),
            commit("c".repeat(64), JANE, null));

    assertThat(CommitWords.read(commits))
        .extracting(KnownCommit::sha)
        .containsExactly(SHA, "c".repeat(64));
  }

  @ParameterizedTest
  @CsvSource({
    "ADDED, ADDED",
    "MODIFIED, MODIFIED",
    "DELETED, DELETED",
    "RENAMED, MOVED",
    "COPIED, COPIED",
    "renamed, MOVED",
    "TYPECHANGED, UNKNOWN",
    "'', UNKNOWN",
    ", UNKNOWN"
  })
  void kindOfChangeIsJiras(@Nullable String status, Change change) {
    var read = withFiles(new FileStats("new.txt", "old.txt", status, 3, 2));

    assertThat(read.files()).containsExactly(new File("new.txt", change, 3, 2));
  }

  @Test
  void fileWithoutAPathHasItsOldOne() {
    var read = withFiles(new FileStats(null, "gone.txt", "DELETED", 0, 9));

    assertThat(read.files()).containsExactly(new File("gone.txt", Change.DELETED, 0, 9));
  }

  @Test
  void tenFilesAreKeptAndAllAreCounted() {
    List<@Nullable FileStats> files = new ArrayList<>(Collections.singletonList(null));
    for (var i = 1; i <= 12; i++) {
      files.add(new FileStats("file-" + i, null, "ADDED", i, 0));
    }

    var read = withFiles(files.toArray(FileStats[]::new));

    assertThat(read.fileCount()).isEqualTo(12);
    assertThat(read.files())
        .hasSize(KnownCommit.MOST_FILES)
        .startsWith(new File("file-1", Change.ADDED, 1, 0))
        .endsWith(new File("file-10", Change.ADDED, 10, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "yesterday", ""})
  @NullSource
  void timeThatGitCannotReadIsTheEpoch(@Nullable String when) {
    var author = new Signature(new Identity(" ", ""), when);

    var read = CommitWords.read(commit(SHA, author, null));

    assertThat(read.authored()).isEqualTo(Instant.EPOCH);
    assertThat(read.author()).isEqualTo(new Person("unknown", null));
  }

  @Test
  void whatPostgresCannotStoreIsReplaced() {
    var author = new Signature(new Identity("J\u0000ne", "j\ud800@example.com"), null);
    var stats = new CommitStats(List.of(new FileStats("f\u0000", null, "ADDED", 1, 0)));

    var read =
        CommitWords.read(new HarnessModel.Commit(SHA, null, "ABC-1\u0000Add", author, stats));

    assertThat(read.message()).isEqualTo("ABC-1\ufffdAdd");
    assertThat(read.author()).isEqualTo(new Person("J\ufffdne", "j\ufffd@example.com"));
    assertThat(read.files()).extracting(File::path).containsExactly("f\ufffd");
  }

  @Test
  void deliveryTellsTheHeadFirstAndEachOnce() {
    var told = CommitWords.told(info(SHA), List.of(info(OTHER), info(SHA), info("none")));

    assertThat(told).extracting(KnownCommit::sha).containsExactlyInAnyOrder(SHA, OTHER);
    assertThat(CommitWords.told(info(SHA), null)).hasSize(1);
    assertThat(CommitWords.told(null, null)).isEmpty();
  }

  @Test
  void filesOfADeliveryHaveNoCountsOfLines() {
    var told = CommitWords.told(info(SHA), null).getFirst();

    assertThat(told.files())
        .containsExactly(
            new File("new.txt", Change.ADDED, 0, 0),
            new File("same.txt", Change.MODIFIED, 0, 0),
            new File("old.txt", Change.DELETED, 0, 0));
    assertThat(told.detailed()).isFalse();
    assertThat(told.url()).isEqualTo("https://h/" + SHA);
  }

  private static CommitInfo info(String sha) {
    return new CommitInfo(
        sha,
        "ABC-1",
        JANE,
        "https://h/" + sha,
        List.of("new.txt"),
        List.of("old.txt"),
        List.of("same.txt"));
  }
}
