package dev.harnessjira.publishing.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.publishing.TestLinkedEntities;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkedContentTests {

  @Test
  void theFirstFiveHundredKeysAreKept() {
    assertThat(commitWith(keys(499), 1).keys()).hasSize(499);
    assertThat(commitWith(keys(500), 1).keys()).hasSize(500);
    assertThat(commitWith(keys(501), 1).keys())
        .hasSize(500)
        .contains("DEMO-0", "DEMO-499")
        .doesNotContain("ABC-1");
  }

  @Test
  void keysThatNameNoIssueMakeNoneOfTheOthersGo() {
    var keys = keys(500);
    keys.addFirst("A-1");

    assertThat(commitWith(keys, 1).keys()).hasSize(500).contains("ABC-1");
  }

  @Test
  void tenFilesAreKept() {
    assertThat(commitWith(keys(1), 9).files()).hasSize(9);
    assertThat(commitWith(keys(1), 10).files()).hasSize(10);
    assertThat(commitWith(keys(1), 11).files()).hasSize(10);
  }

  @Test
  void titlesAreCut() {
    for (var length : List.of(1023, 1024, 1025)) {
      assertThat(pull("x".repeat(length), "feature").title()).hasSize(Math.min(length, 1024));
    }
  }

  @Test
  void messagesAreCut() {
    for (var length : List.of(1023, 1024, 1025)) {
      assertThat(commit("x".repeat(length), "Ada", "a").message()).hasSize(Math.min(length, 1024));
    }
  }

  @Test
  void namesOfPeopleAreCut() {
    for (var length : List.of(254, 255, 256)) {
      assertThat(commit("Message", "x".repeat(length), "a").author().name())
          .hasSize(Math.min(length, 255));
    }
  }

  @Test
  void aPathThatIsTooLongIsLeftOutOrCut() {
    for (var length : List.of(1023, 1024, 1025)) {
      assertThat(commit("Message", "Ada", "x".repeat(length)).files().getFirst().path())
          .hasSize(Math.min(length, 1024));
    }
  }

  private static Content.Commit commit(String message, String author, String path) {
    var file =
        new LinkedEntity.ChangedFile(
            path, "https://example.com/a", LinkedEntity.Change.ADDED, 1, 1);
    return (Content.Commit)
        content(
            new LinkedEntity.Commit(
                new EntityRef.Commit(7, "aaaa"),
                TestLinkedEntities.keys("DEMO-1"),
                message,
                new LinkedEntity.Person(author, null),
                Instant.EPOCH,
                "https://example.com/c",
                false,
                1,
                List.of(file)));
  }

  @Test
  void namesOfRepositoriesAndBranchesAreCut() {
    for (var length : List.of(254, 255, 256)) {
      assertThat(
              LinkedContent.of(
                      new LinkedEntity.Repository(
                          7, "acc/x", "x".repeat(length), "https://example.com/r"))
                  .name())
          .hasSize(Math.min(length, 255));
    }
    for (var length : List.of(511, 512, 513)) {
      var branch =
          TestLinkedEntities.branch(
              "x".repeat(length), TestLinkedEntities.commit("aaaa"), "DEMO-1");
      assertThat(((Content.Branch) content(branch)).name()).hasSize(Math.min(length, 512));
    }
  }

  @Test
  void branchNamesAreCutInAPullRequest() {
    for (var length : List.of(254, 255, 256)) {
      assertThat(pull("Title", "x".repeat(length)).source().branch())
          .hasSize(Math.min(length, 255));
    }
  }

  @Test
  void whatIsNoKeyIsNone() {
    assertThat(LinkedContent.of(TestLinkedEntities.commit("aaaa", "A-1"))).isNull();
    assertThat(LinkedContent.of(TestLinkedEntities.commit("aaaa", "DEMO-x"))).isNull();
    assertThat(LinkedContent.of(TestLinkedEntities.commit("aaaa", "DE-1"))).isNotNull();
  }

  @Test
  void countsAndTimesAreMadeValid() {
    var commit =
        (Content.Commit)
            content(
                new LinkedEntity.Commit(
                    new EntityRef.Commit(7, "0123456789abcdef"),
                    TestLinkedEntities.keys("DEMO-1"),
                    "",
                    new LinkedEntity.Person(" ", "nobody"),
                    Instant.parse("+12026-01-01T00:00:00Z"),
                    "no address",
                    true,
                    -1,
                    List.of()));

    assertThat(commit.message()).isEqualTo("(no message)");
    assertThat(commit.fileCount()).isZero();
    assertThat(commit.authored()).isEqualTo("9999-12-31T23:59:59Z");
    assertThat(commit.displayId()).isEqualTo("01234567");
    assertThat(commit.url()).isEqualTo("https://app.harness.io/");
    assertThat(commit.author()).isEqualTo(new Content.Person(null, null));
  }

  @Test
  void timesAreUtcToTheSecond() {
    assertThat(pull("Title", "feature").updated()).isEqualTo("2026-11-20T10:00:00Z");
  }

  @Test
  void theAddressOfTheSourceBranchIsTheBranchsOwn() {
    var head = TestLinkedEntities.commit("aaaa");
    var branch = (Content.Branch) content(TestLinkedEntities.branch("feature", head, "DEMO-1"));

    assertThat(pull("Title", "feature").source().url()).isEqualTo(branch.url());
  }

  @Test
  void aDecisionIsAnApproval() {
    assertThat(pull("Title", "feature").reviewers())
        .extracting(Content.Reviewer::approval)
        .containsExactly(Content.Approval.APPROVED);
  }

  /** The last one would be the first in the alphabet. */
  private static SequencedSet<String> keys(int number) {
    SequencedSet<String> keys = new LinkedHashSet<>();
    IntStream.range(0, number - 1).forEach(i -> keys.add("DEMO-" + i));
    keys.add("ABC-1");
    return keys;
  }

  private static Content.Commit commitWith(SequencedSet<String> keys, int files) {
    var file =
        new LinkedEntity.ChangedFile(
            "a", "https://example.com/a", LinkedEntity.Change.ADDED, -1, 1);
    var content =
        LinkedContent.of(
            new LinkedEntity.Commit(
                new EntityRef.Commit(7, "aaaa"),
                keys,
                "Message",
                new LinkedEntity.Person("Ada", null),
                Instant.EPOCH,
                "https://example.com/c",
                false,
                files,
                Collections.nCopies(files, file)));
    return (Content.Commit) Objects.requireNonNull(content);
  }

  private static Content content(LinkedEntity entity) {
    return Objects.requireNonNull(LinkedContent.of(entity));
  }

  private static Content.PullRequest pull(String title, String branch) {
    var pull =
        new LinkedEntity.PullRequest(
            new EntityRef.PullRequest(7, 1),
            TestLinkedEntities.keys("DEMO-1"),
            title,
            LinkedEntity.State.OPEN,
            new LinkedEntity.Person("Ada", null),
            List.of(
                new LinkedEntity.Reviewer(
                    new LinkedEntity.Person("Bob", null), LinkedEntity.Decision.APPROVED)),
            0,
            branch,
            "https://app.harness.io/ng/repos/basket/files/feature",
            "main",
            "https://app.harness.io/ng/repos/basket/files/main",
            "https://example.com/1",
            Instant.parse("2026-11-20T10:00:00.123Z"));
    return (Content.PullRequest) Objects.requireNonNull(LinkedContent.of((LinkedEntity) pull));
  }
}
