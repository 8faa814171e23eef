package dev.harnessjira.ingestion.adapter.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity.Change;
import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader.Reading;
import dev.harnessjira.ingestion.domain.reading.Notice;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookDeliveryReaderTests {

  /** What each recorded body says: its number, and the notice in short. */
  private static final String SAID =
      """
      01 branch 1 ABC-1-a at f2fbef4 [f2fbef4]
      02 pull 1#1 OPEN ABC-1 Add a <Adds *a*. <script>&> 1:ABC-1-a to main at f2fbef4 [f2fbef4]
      03 branch 1 ABC-1-a at ee8f7fc [ee8f7fc]
      04 pull 1#1 OPEN ABC-1 Add a <Adds *a*. <script>&> 1:ABC-1-a to main at ee8f7fc [ee8f7fc]
      05 pull 1#1 OPEN ABC-1 Add a file <Adds *a*. <script>&> 1:ABC-1-a to main at - []
      06 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at - []
      07 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at - [] Bob Roe changereq
      08 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at - [] Bob Roe approved
      09 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at ee8f7fc [ee8f7fc]
      10 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at ee8f7fc [ee8f7fc]
      11 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at ee8f7fc [ee8f7fc]
      12 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at - []
      13 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at - []
      14 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at - []
      15 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at - []
      16 branch 1 release/1.0 at 4875ce7 [4875ce7]
      17 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to release/1.0 at ee8f7fc [ee8f7fc]
      18 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at ee8f7fc [ee8f7fc]
      19 pull 1#1 CLOSED ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at ee8f7fc [ee8f7fc]
      20 pull 1#1 OPEN ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at ee8f7fc [ee8f7fc f2fbef4]
      21 branch 1 main at 1c11200 [1c11200 ee8f7fc f2fbef4]
      22 branch 1 ABC-1-a gone []
      23 pull 1#1 MERGED ABC-1 ABC-2 Add a file <new text> 1:ABC-1-a to main at ee8f7fc [ee8f7fc f2fbef4]
      36 branch 1 ABC-5-draft at fafd651 [fafd651]
      37 pull 1#5 OPEN draft ABC-5 Draft <> 1:ABC-5-draft to main at fafd651 [fafd651]
      38 branch 1 ABC-5-draft gone []
      39 pull 1#5 CLOSED draft ABC-5 Draft <> 1:ABC-5-draft to main at fafd651 [fafd651]
      40 branch 1 ABC-5-draft at fafd651 [fafd651]
      41 pull 1#5 OPEN ABC-5 Draft <> 1:ABC-5-draft to main at fafd651 [fafd651]
      44 branch 1 ABC-6-many at 1528554 [1528554]
      45 pull 1#6 OPEN ABC-6 Many commits <> 1:ABC-6-many to main at 1528554 [20 commits]
      46 branch 1 ABC-6-many at 4f32410 [20 commits]
      47 pull 1#6 OPEN ABC-6 Many commits <> 1:ABC-6-many to main at 4f32410 [20 commits]
      48 branch 1 ABC-6-many at fb813da [3ce18da fb813da]
      49 pull 1#6 OPEN ABC-6 Many commits <> 1:ABC-6-many to main at fb813da [3ce18da fb813da]
      64 branch 2 ABC-9-fork at b880560 [b880560]
      65 pull 1#7 OPEN ABC-9 From a fork <> 2:ABC-9-fork to main at b880560 [b880560]
      66 branch 2 ABC-9-fork at 4c6ff60 [4c6ff60]
      67 pull 1#7 OPEN ABC-9 From a fork <> 2:ABC-9-fork to main at 4c6ff60 [4c6ff60]
      """;

  private static final DeliveryReader READER = CapturedBodies.reader();

  static Stream<String> said() {
    return SAID.lines();
  }

  @Test
  void everyRecordedBodyIsExpected() {
    assertThat(CapturedBodies.all().keySet())
        .containsExactlyElementsOf(said().map(line -> line.substring(0, 2)).toList());
  }

  @ParameterizedTest
  @MethodSource("said")
  void recordedBodiesAreUnderstood(String line) {
    var number = line.substring(0, 2);

    var reading = READER.read(CapturedBodies.of(number));

    assertThat(reading).isInstanceOf(Reading.Understood.class);
    assertThat(number + " " + inShort(((Reading.Understood) reading).notice())).isEqualTo(line);
  }

  private static String inShort(Notice notice) {
    return switch (notice) {
      case Notice.OfBranch branch ->
          "branch %d %s %s %s"
              .formatted(
                  branch.ref().repository(),
                  branch.ref().name(),
                  branch.head() == null ? "gone" : "at " + branch.head().substring(0, 7),
                  inShort(branch.commits()));
      case Notice.OfPullRequest pull -> inShort(pull);
    };
  }

  private static String inShort(Notice.OfPullRequest notice) {
    var facts = notice.facts();
    var review = notice.review();
    var decision = review == null ? null : review.decision();
    return "pull %d#%d %s%s %s <%s> %d:%s to %s at %s %s%s"
        .formatted(
            facts.ref().repository(),
            facts.ref().number(),
            facts.stage(),
            facts.draft() ? " draft" : "",
            facts.title(),
            facts.description(),
            facts.sourceRepository(),
            facts.sourceBranch(),
            facts.targetBranch(),
            notice.head() == null ? "-" : notice.head().substring(0, 7),
            inShort(notice.commits()),
            review == null ? "" : " " + review.person().name() + " " + word(decision));
  }

  private static String word(@Nullable Decision decision) {
    return switch (decision) {
      case CHANGES_REQUESTED -> "changereq";
      case APPROVED -> "approved";
      case PENDING -> "pending";
      case null -> "reviewed";
    };
  }

  private static String inShort(List<KnownCommit> commits) {
    return commits.size() > 3
        ? "[" + commits.size() + " commits]"
        : commits.stream()
            .map(commit -> commit.sha().substring(0, 7))
            .sorted()
            .collect(Collectors.joining(" ", "[", "]"));
  }

  @Test
  void commitsKeepMessageAuthorTimeAddressAndFiles() {
    var notice = (Notice.OfBranch) understood(CapturedBodies.of("03"));

    assertThat(notice.commits())
        .singleElement()
        .satisfies(commit -> {
          assertThat(commit.message()).isEqualTo("ABC-1 change a\n");
          assertThat(commit.author().email()).isEqualTo("admin@example.com");
          assertThat(commit.authored()).isAfter(Instant.parse("2026-11-23T00:00:00Z"));
          assertThat(commit.url()).endsWith("/commit/" + commit.sha());
          assertThat(commit.fileCount()).isEqualTo(2);
          assertThat(commit.files())
              .extracting(KnownCommit.File::change)
              .containsExactly(Change.ADDED, Change.MODIFIED);
          assertThat(commit.detailed()).isFalse();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "not json",
        "{\"trigger\":null}",
        "{\"trigger\":\"pullreq_created\"}",
        "{\"trigger\":\"pullreq_created\",\"repo\":{\"id\":1,\"path\":\"a/b\"}}",
        "{\"trigger\":\"branch_created\",\"repo\":{\"id\":1,\"path\":\"a/b\"}}",
        "{\"trigger\":\"branch_created\",\"repo\":{\"id\":1,\"path\":\"a/b\"},\"sha\":\"x\","
            + "\"ref\":{\"name\":\"refs/heads/a\"}}",
        "{\"trigger\":\"branch_created\",\"repo\":{\"id\":1,\"path\":\"a/b\"},"
            + "\"sha\":\"0123456789012345678901234567890123456789\","
            + "\"ref\":{\"name\":\"refs/tags/a\"}}"
      })
  void whatSaysNothingIsUnreadable(String body) {
    assertThat(READER.read(body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Reading.Unreadable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tag_created", "merge_queue_checks_requested", "from_the_future"})
  void otherTriggersMeanNothing(String trigger) {
    var body = "{\"trigger\":\"" + trigger + "\",\"repo\":5}".replace("5", "{}");

    assertThat(READER.read(body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Reading.UnknownTrigger());
  }

  @Test
  void everythingThatCanBeMissingMayBeMissing() {
    var body =
        """
        {"trigger":"pullreq_created","repo":{"id":1,"path":"a/b","tags":null,"url":null},
         "pull_req":{"number":3,"source_repo_id":null,"source_branch":"x","target_branch":"y",
           "title":null,"author":null},
         "head_commit":{"sha":"0123456789012345678901234567890123456789","message":null,
           "author":{"identity":null,"when":"0001-01-01T00:00:00Z"},"added":null},
         "commits":[null,{"sha":"no hash"}]}
        """;

    var notice = (Notice.OfPullRequest) understood(body.getBytes(StandardCharsets.UTF_8));

    assertThat(notice.facts().title()).isNull();
    assertThat(notice.facts().author()).isNull();
    assertThat(notice.facts().fromFork()).isTrue();
    assertThat(notice.commits())
        .singleElement()
        .satisfies(commit -> {
          assertThat(commit.message()).isEmpty();
          assertThat(commit.author().name()).isEqualTo("unknown");
          assertThat(commit.authored()).isEqualTo(Instant.EPOCH);
        });
  }

  @Test
  void textStaysAsItIsButForWhatCannotBeStored() {
    var body =
        """
        {"trigger":"pullreq_updated","repo":{"id":1,"path":"a/b"},
         "pull_req":{"number":3,"source_branch":"x","target_branch":"y",
           "title":"one\\ntwo\\u0000\\ud800 \\u202e🙂","description":"<b>"}}
        """;

    var notice = (Notice.OfPullRequest) understood(body.getBytes(StandardCharsets.UTF_8));

    assertThat(notice.facts().title()).isEqualTo("one\ntwo\ufffd\ufffd \u202e🙂");
    assertThat(notice.facts().description()).isEqualTo("<b>");
  }

  private static Notice understood(byte[] body) {
    return ((Reading.Understood) READER.read(body)).notice();
  }
}
