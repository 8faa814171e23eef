package dev.harnessjira.ingestion.domain.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.domain.linking.Snapshot.RepositoryKey;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.Home;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownBranch.Origin;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Title, description, branch name and message are each read by themselves. */
class KeysAcrossFieldsTests {

  private static final CoverageId COVERAGE = CoverageId.random();
  private static final String SHA = "a".repeat(40);
  private static final EntityRef.PullRequest PULL = new EntityRef.PullRequest(1, 7);
  private static final EntityRef.Commit COMMIT = new EntityRef.Commit(1, SHA);

  /** The four texts, of one pull request with one commit on one branch. */
  private record Texts(String title, String description, String branch, String message) {

    private static Texts of(List<String> four) {
      return new Texts(four.get(0), four.get(1), four.get(2), four.get(3));
    }

    /** The texts, two, three or all four, joined in every order without anything between. */
    private Stream<String> joined() {
      var all = List.of(title, description, branch, message);
      return orders(all, all.size());
    }

    private static Stream<String> orders(List<String> texts, int most) {
      return most == 0
          ? Stream.of("")
          : texts.stream()
              .flatMap(first -> {
                var others = texts.stream().filter(other -> other != first).toList();
                return Stream.concat(Stream.of(first), orders(others, most - 1).map(first::concat));
              });
    }
  }

  @Property(tries = 2_000)
  void everyEntityHasTheKeysOfItsFieldsAndNoOther(@ForAll("texts") Texts texts) {
    var ofPull = union(texts.title(), texts.description(), texts.branch());
    var withMessage = union(texts.title(), texts.description(), texts.branch(), texts.message());

    assertThat(keys(texts, PULL)).isEqualTo(ofPull);
    assertThat(keys(texts, COMMIT)).isEqualTo(withMessage);
    assertThat(keys(texts, branch(texts))).isEqualTo(withMessage);
    var formed = new TreeSet<String>();
    texts.joined().map(IssueKeys::in).forEach(formed::addAll);
    formed.removeAll(withMessage);
    assertThat(Stream.of(PULL, COMMIT, branch(texts)).flatMap(ref -> keys(texts, ref).stream()))
        .noneMatch(formed::contains);
  }

  /** Each cut of a key, laid into each two of the fields. */
  @Property
  void keyThatIsCutBetweenTwoFieldsLinksNothingToItsIssue(@ForAll("keys") String key) {
    for (var cut = 1; cut < key.length(); cut++) {
      for (var left = 0; left < 4; left++) {
        for (var right = 0; right < 4; right++) {
          if (left != right) {
            assertNowhere(key, cut, left, right);
          }
        }
      }
    }
  }

  private static void assertNowhere(String key, int cut, int left, int right) {
    var fields = Arrays.asList("", "", "", "");
    fields.set(left, key.substring(0, cut));
    fields.set(right, key.substring(cut));
    var texts = Texts.of(fields);

    assertThat(texts.joined().map(IssueKeys::in)).anyMatch(found -> found.contains(key));
    for (var ref : List.of(PULL, COMMIT, branch(texts))) {
      assertThat(keys(texts, ref)).as("%s at %d: %s", key, cut, ref).doesNotContain(key);
    }
  }

  private static SortedSet<String> union(String... texts) {
    var keys = new TreeSet<String>();
    Stream.of(texts).map(IssueKeys::in).forEach(keys::addAll);
    return keys;
  }

  private static EntityRef.Branch branch(Texts texts) {
    return new EntityRef.Branch(1, texts.branch());
  }

  private static Set<String> keys(Texts texts, EntityRef ref) {
    return new Linking(new SlashPages(), CountedPlaces.ALL)
        .linked(snapshot(texts), ref)
        .<Set<String>>map(LinkedEntity::issueKeys)
        .orElse(Set.of());
  }

  private static Snapshot snapshot(Texts texts) {
    var unread = Freshness.unread(Instant.EPOCH);
    var branch = branch(texts);
    var facts =
        new PullRequestFacts(
            PULL,
            texts.title(),
            texts.description(),
            Stage.OPEN,
            false,
            null,
            1L,
            texts.branch(),
            "main",
            null);
    var home = new Home(COVERAGE, 1, texts.branch());
    var jane = new Person("Jane", null);
    return new Snapshot(
        COVERAGE,
        Map.of(
            new RepositoryKey(COVERAGE, 1),
            new KnownRepository(1, "a/r", "r", "main", "https://h/a/r", true)),
        Map.of(
            PULL, new KnownPullRequest(facts, home, null, List.of(), Instant.EPOCH, null, unread)),
        Map.of(
            branch, new KnownBranch(branch, Origin.of(branch), true, SHA, true, List.of(), unread)),
        Map.of(
            COMMIT,
            new KnownCommit(
                SHA, texts.message(), jane, Instant.EPOCH, null, false, 0, List.of(), false)),
        Map.of(branch, List.of(facts)),
        Map.of(COMMIT, List.of(facts)));
  }

  /** Of pieces that make keys when they meet. */
  @Provide
  Arbitrary<Texts> texts() {
    return Arbitraries.of("AB", "c", "X1", "ABC-1", "-", "-", "-", "1", "20", "_", "/", " ", "é")
        .list()
        .ofMaxSize(4)
        .map(pieces -> String.join("", pieces))
        .list()
        .ofSize(4)
        .map(Texts::of);
  }

  @Provide
  Arbitrary<String> keys() {
    var project = Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(2).ofMaxLength(5);
    return Combinators.combine(project, Arbitraries.integers().between(1, 99_999))
        .as((letters, number) -> letters + "-" + number);
  }
}
