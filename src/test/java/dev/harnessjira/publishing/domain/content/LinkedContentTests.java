package dev.harnessjira.publishing.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.publishing.TestLinkedEntities;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkedContentTests {

  @Test
  void theFirstFiveHundredKeysAreKept() {
    assertThat(commitWith(keys(499), 1).keys()).hasSize(499);
    assertThat(commitWith(keys(500), 1).keys()).hasSize(500);
    assertThat(commitWith(keys(501), 1).keys())
        .hasSize(500)
        .contains("DEMO-0")
        .doesNotContain("X-1");
  }

  @Test
  void tenFilesAreKept() {
    assertThat(commitWith(keys(1), 9).files()).hasSize(9);
    assertThat(commitWith(keys(1), 10).files()).hasSize(10);
    assertThat(commitWith(keys(1), 11).files()).hasSize(10);
  }

  @Test
  void messagesAndTitlesAreCut() {
    for (var length : List.of(1023, 1024, 1025)) {
      assertThat(pull("x".repeat(length), "feature").title()).hasSize(Math.min(length, 1024));
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

  private static SortedSet<String> keys(int number) {
    SortedSet<String> keys = new TreeSet<>();
    IntStream.range(0, number - 1).forEach(i -> keys.add("DEMO-" + i));
    keys.add(number > 500 ? "XY-1" : "DEMO-9999");
    return keys;
  }

  private static Content.Commit commitWith(SortedSet<String> keys, int files) {
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
