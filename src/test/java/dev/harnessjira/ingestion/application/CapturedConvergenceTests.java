package dev.harnessjira.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.adapter.harness.CapturedBodies;
import dev.harnessjira.ingestion.domain.intake.Deliveries.Fate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The recorded deliveries in any order and more than once, against how the recording ended. */
class CapturedConvergenceTests {

  private static final List<byte[]> BODIES = List.copyOf(CapturedBodies.all().values());

  /** How it ended, with the fork covered: entity, keys, and whether it is in the fork. */
  private static final Map<String, String> END =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("pull 1#1 MERGED", "ABC-1,ABC-2"),
              Map.entry("pull 1#5 OPEN", "ABC-5"),
              Map.entry("pull 1#6 OPEN", "ABC-6"),
              Map.entry("pull 1#7 OPEN", "ABC-9"),
              Map.entry("branch 1 ABC-5-draft", "ABC-5"),
              Map.entry("branch 1 ABC-6-many", "ABC-6"),
              Map.entry("branch 2 ABC-9-fork", "ABC-9"),
              Map.entry("commit 1 f2fbef4", "ABC-1,ABC-2"),
              Map.entry("commit 1 ee8f7fc", "ABC-1,ABC-2"),
              Map.entry("commit 1 1c11200", "ABC-1"),
              Map.entry("commit 1 fafd651", "ABC-5"),
              Map.entry("commit 1 fb813da", "ABC-6"),
              Map.entry("commit 1 3ce18da", "ABC-6"),
              Map.entry("commit 2 b880560", "ABC-9"),
              Map.entry("commit 2 4c6ff60", "ABC-9")));

  @Property(tries = 300)
  void everyOrderEndsAsTheRecordingDid(@ForAll long seed) {
    var random = new Random(seed);
    var bench = new Bench("acct", CapturedBodies.reader(), new RecordedEnd());
    var bodies = new ArrayList<>(BODIES);
    for (var i = 0; i < 10; i++) {
      bodies.add(BODIES.get(random.nextInt(BODIES.size())));
    }
    Collections.shuffle(bodies, random);
    for (var body : bodies) {
      bench.deliver(body);
      if (random.nextInt(5) == 0) {
        bench.fold();
      }
    }

    bench.settle();

    assertThat(bench.fates).containsOnly(Fate.UNDERSTOOD).hasSize(bodies.size());
    assertThat(inShort(bench)).containsAllEntriesOf(END);
    assertThat(inShort(bench).keySet().stream().filter(key -> !key.startsWith("commit")))
        .containsExactlyInAnyOrderElementsOf(
            END.keySet().stream().filter(key -> !key.startsWith("commit")).toList());
  }

  @Test
  void aForkThatIsNotCoveredIsShownUnderTheTarget() {
    var bench = new Bench("acct/org/proj", CapturedBodies.reader(), new RecordedEnd());
    bench.deliver(CapturedBodies.of("65"));
    bench.deliver(CapturedBodies.of("67"));

    bench.settle();

    assertThat(inShort(bench))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "pull 1#7 OPEN", "ABC-9",
                "branch 1 acct/org/appfork:ABC-9-fork", "ABC-9",
                "commit 1 b880560", "ABC-9",
                "commit 1 4c6ff60", "ABC-9"));
    assertThat(bench.jira())
        .filteredOn(LinkedEntity.Branch.class::isInstance)
        .extracting(entity -> ((LinkedEntity.Branch) entity).url())
        .containsExactly("http://127.0.0.1:3100/acct/org/appfork/files/ABC-9-fork");
    assertThat(bench.jira())
        .filteredOn(LinkedEntity.PullRequest.class::isInstance)
        .extracting(entity -> ((LinkedEntity.PullRequest) entity).sourceBranchUrl())
        .containsExactly("http://127.0.0.1:3100/acct/org/appfork/files/ABC-9-fork");
  }

  @Test
  void aForkInAnotherCoverageOfTheConnectionIsShownThereOnly() {
    var bench = new Bench("acct/org/proj", CapturedBodies.reader(), new RecordedEnd());
    var other = bench.cover("acct/org");
    bench.deliver(CapturedBodies.of("65"));
    bench.deliver(CapturedBodies.of("67"));

    bench.settle();
    bench.settle(other);

    assertThat(inShort(bench)).containsOnlyKeys("pull 1#7 OPEN");
    assertThat(bench.jira(other))
        .extracting(CapturedConvergenceTests::inShort)
        .containsExactlyInAnyOrder("branch 2 ABC-9-fork", "commit 2 b880560", "commit 2 4c6ff60");
  }

  private static Map<String, String> inShort(Bench bench) {
    Map<String, String> all = new TreeMap<>();
    bench
        .jira()
        .forEach(entity ->
            all.put(inShort(entity), String.join(",", new TreeSet<>(entity.issueKeys()))));
    return all;
  }

  private static String inShort(LinkedEntity entity) {
    return switch (entity) {
      case LinkedEntity.PullRequest pull ->
          "pull " + pull.ref().repository() + "#" + pull.ref().number() + " " + pull.state();
      case LinkedEntity.Branch branch ->
          "branch " + branch.ref().repository() + " " + branch.ref().name();
      case LinkedEntity.Commit commit ->
          "commit " + commit.ref().repository() + " " + commit.ref().sha().substring(0, 7);
    };
  }
}
