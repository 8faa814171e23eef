package dev.harnessjira.publishing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.publishing.domain.content.Limits;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BatchesTests {

  private static final CoverageId COVERAGE = CoverageId.random();

  @Property(tries = 60)
  void chunksAreDisjointCompleteAndWithinLimits(@ForAll("items") List<Item> items) {
    var batches = Batches.of(items);

    assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(items);
    assertThat(batches).allSatisfy(BatchesTests::assertWithinLimits);
  }

  private static void assertWithinLimits(List<Item> batch) {
    assertThat(batch).isNotEmpty().hasSizeLessThanOrEqualTo(Limits.ENTITIES);
    assertThat(batch.stream().map(i -> i.key().repositoryKey()).distinct().count())
        .isLessThanOrEqualTo(Limits.REPOSITORIES);
    assertThat(ofAKind(batch).values()).allMatch(count -> count <= Limits.OF_A_KIND);
    if (batch.size() > 1) {
      assertThat(batch.stream().mapToLong(Item::bytes).sum()).isLessThanOrEqualTo(Limits.BYTES);
    }
  }

  private static Map<String, Long> ofAKind(List<Item> batch) {
    return batch.stream()
        .collect(
            Collectors.groupingBy(
                i -> i.key().repository() + "/" + i.key().kind(), Collectors.counting()));
  }

  @Test
  void fourHundredOfAKindFitAndOneMoreDoesNot() {
    assertThat(Batches.of(commits(1, 399))).hasSize(1);
    assertThat(Batches.of(commits(1, 400))).hasSize(1);
    assertThat(Batches.of(commits(1, 401))).extracting(List::size).containsExactly(400, 1);
  }

  @Test
  void aHundredRepositoriesFitAndOneMoreDoesNot() {
    assertThat(Batches.of(commits(99, 1))).hasSize(1);
    assertThat(Batches.of(commits(100, 1))).hasSize(1);
    assertThat(Batches.of(commits(101, 1))).hasSize(2);
  }

  @Test
  void aThousandEntitiesFitAndOneMoreDoesNot() {
    assertThat(Batches.of(commits(10, 100).subList(0, 999))).hasSize(1);
    assertThat(Batches.of(commits(10, 100))).hasSize(1);
    assertThat(Batches.of(commits(11, 100).subList(0, 1001))).hasSize(2);
  }

  @Test
  void bytesAreFilledUpToTheLimit() {
    var half = Limits.BYTES / 2;

    assertThat(Batches.of(twoOf(half, half - 1))).hasSize(1);
    assertThat(Batches.of(twoOf(half, half))).hasSize(1);
    assertThat(Batches.of(twoOf(half, half + 1))).hasSize(2);
  }

  private static List<Item> twoOf(int bytes, int others) {
    return List.of(item(1, Kind.COMMIT, 0, bytes), item(1, Kind.COMMIT, 1, others));
  }

  @Test
  void theLastCommitOfABranchCountsAsACommit() {
    var branches = IntStream.range(0, 400).mapToObj(i -> item(1, Kind.BRANCH, i, 100)).toList();
    var one = item(1, Kind.COMMIT, 999, 100);

    assertThat(Batches.of(branches)).hasSize(1);
    assertThat(Batches.of(Stream.concat(branches.stream(), Stream.of(one)).toList()))
        .extracting(List::size)
        .containsExactly(400, 1);
  }

  @Test
  void whatIsLargeAloneIsSentAlone() {
    var huge = item(1, Kind.COMMIT, 0, Limits.BYTES + 1);
    var small = item(1, Kind.COMMIT, 1, 100);

    assertThat(Batches.of(List.of(huge, small))).containsExactly(List.of(huge), List.of(small));
  }

  @Provide
  Arbitrary<List<Item>> items() {
    var one =
        Combinators.combine(
                Arbitraries.longs().between(1, 130),
                Arbitraries.of(Kind.BRANCH, Kind.COMMIT, Kind.PULL_REQUEST),
                Arbitraries.integers().between(1, 20_000))
            .as((repository, kind, bytes) -> new Draft(repository, kind, bytes));
    return one.list()
        .ofMaxSize(1500)
        .map(drafts ->
            IntStream.range(0, drafts.size()).mapToObj(i -> drafts.get(i).item(i)).toList());
  }

  private record Draft(long repository, Kind kind, int bytes) {
    Item item(int number) {
      return BatchesTests.item(repository, kind, number, bytes);
    }
  }

  private static List<Item> commits(int repositories, int each) {
    return IntStream.range(0, repositories)
        .boxed()
        .flatMap(r -> IntStream.range(0, each).mapToObj(i -> item(r, Kind.COMMIT, i, 100)))
        .toList();
  }

  private static Item item(long repository, Kind kind, int number, int bytes) {
    var key = new EntityKey(COVERAGE, repository, kind, "e" + number);
    return new Item(
        new Entity(
            key,
            "e" + number,
            null,
            number,
            Entity.State.WAITING,
            Entity.Action.PUT,
            false,
            Cause.WEBHOOK,
            Instant.EPOCH),
        number,
        bytes);
  }
}
