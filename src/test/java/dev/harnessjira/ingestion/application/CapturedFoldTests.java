package dev.harnessjira.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.adapter.harness.CapturedBodies;
import dev.harnessjira.ingestion.domain.intake.Deliveries.Fate;
import dev.harnessjira.ingestion.domain.reading.Reply;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recorded delivery by itself, while Harness cannot be read: what Jira is told of it. */
class CapturedFoldTests {

  private static final String TOLD =
      """
      01 branch ABC-1-a ABC-1; commit f2fbef4 ABC-1
      02 branch ABC-1-a ABC-1; commit f2fbef4 ABC-1; pull 1 OPEN ABC-1
      03 branch ABC-1-a ABC-1; commit ee8f7fc ABC-1
      04 branch ABC-1-a ABC-1; commit ee8f7fc ABC-1; pull 1 OPEN ABC-1
      05 pull 1 OPEN ABC-1
      06 pull 1 OPEN ABC-1,ABC-2
      07 pull 1 OPEN ABC-1,ABC-2
      08 pull 1 OPEN ABC-1,ABC-2
      09 branch ABC-1-a ABC-1,ABC-2; commit ee8f7fc ABC-1,ABC-2; pull 1 OPEN ABC-1,ABC-2
      10 branch ABC-1-a ABC-1,ABC-2; commit ee8f7fc ABC-1,ABC-2; pull 1 OPEN ABC-1,ABC-2
      11 branch ABC-1-a ABC-1,ABC-2; commit ee8f7fc ABC-1,ABC-2; pull 1 OPEN ABC-1,ABC-2
      12 pull 1 OPEN ABC-1,ABC-2
      13 pull 1 OPEN ABC-1,ABC-2
      14 pull 1 OPEN ABC-1,ABC-2
      15 pull 1 OPEN ABC-1,ABC-2
      16
      17 branch ABC-1-a ABC-1,ABC-2; commit ee8f7fc ABC-1,ABC-2; pull 1 OPEN ABC-1,ABC-2
      18 branch ABC-1-a ABC-1,ABC-2; commit ee8f7fc ABC-1,ABC-2; pull 1 OPEN ABC-1,ABC-2
      19 commit ee8f7fc ABC-1,ABC-2; pull 1 DECLINED ABC-1,ABC-2
      20 branch ABC-1-a ABC-1,ABC-2; commit ee8f7fc ABC-1,ABC-2; commit f2fbef4 ABC-1,ABC-2; pull 1 OPEN ABC-1,ABC-2
      21 commit 1c11200 ABC-1; commit ee8f7fc ABC-1; commit f2fbef4 ABC-1
      22
      23 commit ee8f7fc ABC-1,ABC-2; commit f2fbef4 ABC-1,ABC-2; pull 1 MERGED ABC-1,ABC-2
      36 branch ABC-5-draft ABC-5; commit fafd651 ABC-5
      37 branch ABC-5-draft ABC-5; commit fafd651 ABC-5; pull 5 DRAFT ABC-5
      38
      39 commit fafd651 ABC-5; pull 5 DECLINED ABC-5
      40 branch ABC-5-draft ABC-5; commit fafd651 ABC-5
      41 branch ABC-5-draft ABC-5; commit fafd651 ABC-5; pull 5 OPEN ABC-5
      44 branch ABC-6-many ABC-6; commit 1528554 ABC-6
      45 20 commits ABC-6; branch ABC-6-many ABC-6; pull 6 OPEN ABC-6
      46 20 commits ABC-6; branch ABC-6-many ABC-6
      47 20 commits ABC-6; branch ABC-6-many ABC-6; pull 6 OPEN ABC-6
      48 branch ABC-6-many ABC-6; commit 3ce18da ABC-6; commit fb813da ABC-6
      49 branch ABC-6-many ABC-6; commit 3ce18da ABC-6; commit fb813da ABC-6; pull 6 OPEN ABC-6
      64 branch ABC-9-fork ABC-9; commit b880560 ABC-9
      65 branch ABC-9-fork ABC-9; commit b880560 ABC-9; pull 7 OPEN ABC-9
      66 branch ABC-9-fork ABC-9; commit 4c6ff60 ABC-9
      67 branch ABC-9-fork ABC-9; commit 4c6ff60 ABC-9; pull 7 OPEN ABC-9
      """;

  static Stream<String> told() {
    return TOLD.lines();
  }

  @ParameterizedTest
  @MethodSource("told")
  void recordedDeliveriesAreFolded(String line) {
    var number = line.substring(0, 2);
    var remote = new Remote();
    remote.trouble = new Reply.Later<>(null, "down");
    var bench = new Bench("acct", CapturedBodies.reader(), remote);
    bench.deliver(CapturedBodies.of(number));

    bench.fold();

    assertThat(bench.fates).containsExactly(Fate.UNDERSTOOD);
    assertThat(number + " " + inShort(bench.jira()))
        .isEqualTo(line.length() == 2 ? line + " " : line);
  }

  private static String inShort(Collection<LinkedEntity> entities) {
    Map<String, String> all = new TreeMap<>();
    entities.forEach(entity -> all.put(inShort(entity), String.join(",", entity.issueKeys())));
    var commits = all.keySet().stream().filter(key -> key.startsWith("commit")).toList();
    if (commits.size() > 3) {
      var keys = commits.stream().map(all::remove).distinct().collect(Collectors.joining("|"));
      all.put(commits.size() + " commits", keys);
    }
    return all.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String inShort(LinkedEntity entity) {
    return switch (entity) {
      case LinkedEntity.PullRequest pull -> "pull " + pull.ref().number() + " " + pull.state();
      case LinkedEntity.Branch branch -> "branch " + branch.ref().name();
      case LinkedEntity.Commit commit -> "commit " + commit.ref().sha().substring(0, 7);
    };
  }
}
