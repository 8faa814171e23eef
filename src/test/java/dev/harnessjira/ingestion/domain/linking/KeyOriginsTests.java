package dev.harnessjira.ingestion.domain.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.DevelopmentTrace.Found;
import dev.harnessjira.ingestion.DevelopmentTrace.FoundKey;
import dev.harnessjira.ingestion.EntityRef;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyOriginsTests {

  private static final String SHA = "a".repeat(40);
  private static final EntityRef.PullRequest PULL = new EntityRef.PullRequest(1, 7);
  private static final EntityRef.Commit COMMIT = new EntityRef.Commit(1, SHA);
  private static final EntityRef.Branch BRANCH = new EntityRef.Branch(1, "acme-3-x");
  private static final CoverageId COVERAGE = CoverageId.random();

  private static PullRequestFacts facts(Stage stage) {
    return new PullRequestFacts(
        PULL, "ACME-1 Basket", "See ACME-2", stage, false, null, 1L, "acme-3-x", "main", null);
  }

  private static Snapshot snapshot(Stage stage, boolean ahead) {
    var facts = facts(stage);
    var unread = Freshness.unread(Instant.EPOCH);
    var pull =
        new KnownPullRequest(
            facts, new Home(COVERAGE, 1, "acme-3-x"), null, List.of(), Instant.EPOCH, null, unread);
    var branch = KnownBranch.unknown(BRANCH, Origin.of(BRANCH), unread).at(SHA, ahead);
    var person = new Person("A", null);
    return new Snapshot(
        COVERAGE,
        Map.of(
            new RepositoryKey(COVERAGE, 1),
            new KnownRepository(1, "a/r", "r", "main", "https://h/a/r", true)),
        Map.of(PULL, pull),
        Map.of(BRANCH, branch),
        Map.of(
            COMMIT,
            new KnownCommit(
                SHA, "ACME-4 Fill it", person, Instant.EPOCH, null, false, 0, List.of(), false)),
        Map.of(BRANCH, List.of(facts)),
        Map.of(COMMIT, List.of(facts)));
  }

  private static List<FoundKey> origins(Snapshot snapshot, CountedPlaces places, EntityRef ref) {
    return new KeyOrigins(places).of(snapshot, ref);
  }

  @Test
  void pullRequestSaysInWhichOfItsTextsAKeyIs() {
    assertThat(origins(snapshot(Stage.OPEN, true), CountedPlaces.ALL, PULL))
        .containsExactly(
            new FoundKey("ACME-1", Found.TITLE, null, true),
            new FoundKey("ACME-2", Found.DESCRIPTION, null, true),
            new FoundKey("ACME-3", Found.BRANCH_NAME, null, true));
  }

  @Test
  void commitSaysFromWhichPullRequestItHasAKey() {
    assertThat(origins(snapshot(Stage.MERGED, true), CountedPlaces.ALL, COMMIT))
        .contains(
            new FoundKey("ACME-1", Found.PULL_REQUEST, 7L, true),
            new FoundKey("ACME-4", Found.COMMIT_MESSAGE, null, true));
  }

  @Test
  void branchHasKeysOfItsOpenPullRequestsAndItsHeadOnly() {
    assertThat(origins(snapshot(Stage.OPEN, true), CountedPlaces.ALL, BRANCH))
        .contains(
            new FoundKey("ACME-1", Found.PULL_REQUEST, 7L, true),
            new FoundKey("ACME-4", Found.HEAD_MESSAGE, null, true));
    assertThat(origins(snapshot(Stage.CLOSED, false), CountedPlaces.ALL, BRANCH))
        .containsExactly(new FoundKey("ACME-3", Found.BRANCH_NAME, null, true));
  }

  @Test
  void placesThatDoNotCountAreNamedAsSuch() {
    var places = new CountedPlaces(false, false);

    assertThat(origins(snapshot(Stage.OPEN, true), places, PULL))
        .contains(new FoundKey("ACME-3", Found.BRANCH_NAME, null, false));
    assertThat(origins(snapshot(Stage.OPEN, true), places, COMMIT))
        .contains(new FoundKey("ACME-4", Found.COMMIT_MESSAGE, null, false))
        .noneMatch(key -> key.key().equals("ACME-3"));
  }

  @Test
  void keysThatCountAreThoseThatAreLinked() {
    for (var stage : Stage.values()) {
      for (var ahead : List.of(true, false)) {
        for (var places : List.of(CountedPlaces.ALL, new CountedPlaces(false, false))) {
          for (var ref : List.of(PULL, BRANCH, COMMIT)) {
            assertCounted(snapshot(stage, ahead), places, ref);
          }
        }
      }
    }
  }

  private static void assertCounted(Snapshot snapshot, CountedPlaces places, EntityRef ref) {
    var linked =
        new Linking(new PlainPages(), places)
            .linked(snapshot, ref)
            .map(entity -> List.copyOf(entity.issueKeys()))
            .orElse(List.of());
    assertThat(
            origins(snapshot, places, ref).stream()
                .filter(FoundKey::counts)
                .map(FoundKey::key)
                .distinct())
        .as(ref + " with " + places)
        .containsExactlyElementsOf(linked.stream().sorted().toList());
  }

  private static final class PlainPages implements Pages {

    @Override
    public String branch(String repositoryUrl, String name) {
      return repositoryUrl + name;
    }

    @Override
    public String commit(String repositoryUrl, String sha) {
      return repositoryUrl + sha;
    }

    @Override
    public String pullRequest(String repositoryUrl, long number) {
      return repositoryUrl + number;
    }

    @Override
    public String createPullRequest(String repositoryUrl, String target, String source) {
      return repositoryUrl + target + source;
    }
  }
}
