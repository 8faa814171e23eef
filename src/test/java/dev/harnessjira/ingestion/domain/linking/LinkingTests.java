package dev.harnessjira.ingestion.domain.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.LinkedEntity.State;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkingTests {

  private static final String SHA = "a".repeat(40);
  private static final EntityRef.PullRequest PULL = new EntityRef.PullRequest(1, 7);
  private static final EntityRef.Commit COMMIT = new EntityRef.Commit(1, SHA);
  private static final EntityRef.Branch WORK = new EntityRef.Branch(1, "work");

  private final CoverageId coverage = CoverageId.random();
  private final Map<RepositoryKey, KnownRepository> repositories = new HashMap<>();
  private final Map<EntityRef.PullRequest, KnownPullRequest> pulls = new HashMap<>();
  private final Map<EntityRef.Branch, KnownBranch> branches = new HashMap<>();
  private final Map<EntityRef.Commit, KnownCommit> commits = new HashMap<>();
  private final Map<EntityRef.Branch, List<PullRequestFacts>> from = new HashMap<>();
  private final Map<EntityRef.Commit, List<PullRequestFacts>> containing = new HashMap<>();

  private CountedPlaces places = CountedPlaces.ALL;

  LinkingTests() {
    repositories.put(
        new RepositoryKey(coverage, 1),
        new KnownRepository(1, "a/r", "r", "main", "https://h/a/r", true));
  }

  private static PullRequestFacts facts(String title, String description, String branch) {
    return new PullRequestFacts(
        PULL, title, description, Stage.OPEN, false, null, 1L, branch, "main", null);
  }

  private static PullRequestFacts in(Stage stage, String title) {
    return new PullRequestFacts(PULL, title, "", stage, false, null, 1L, "work", "main", null);
  }

  private void pull(PullRequestFacts facts) {
    var home = new Home(coverage, 1, facts.sourceBranch());
    pulls.put(
        PULL,
        new KnownPullRequest(
            facts, home, null, List.of(), Instant.EPOCH, null, Freshness.unread(Instant.EPOCH)));
  }

  private void commit(String message) {
    commits.put(
        COMMIT,
        new KnownCommit(
            SHA, message, new Person("A", null), Instant.EPOCH, null, false, 0, List.of(), false));
  }

  private void branch(EntityRef.Branch ref, boolean exists, @Nullable Boolean ahead) {
    branches.put(
        ref,
        new KnownBranch(
            ref, Origin.of(ref), exists, SHA, ahead, List.of(), Freshness.unread(Instant.EPOCH)));
  }

  private Optional<? extends LinkedEntity> linked(EntityRef ref) {
    return new Linking(new SlashPages(), places)
        .linked(
            new Snapshot(coverage, repositories, pulls, branches, commits, from, containing), ref);
  }

  private List<String> keys(EntityRef ref) {
    return linked(ref).map(entity -> List.copyOf(entity.issueKeys())).orElse(List.of());
  }

  @Test
  void pullRequestHasTheKeysOfTitleDescriptionAndSourceBranch() {
    pull(facts("ABC-1 one", "see DEF-2", "feature/ghi-3"));

    assertThat(keys(PULL)).containsExactly("ABC-1", "DEF-2", "GHI-3");
  }

  @Test
  void withoutBranchNamesOnlyTitleAndDescriptionCountAndFlow() {
    var facts = facts("ABC-1 one", "see DEF-2", "ghi-3");
    places = new CountedPlaces(false, true);
    pull(facts);
    commit("JKL-4 mine");
    var named = new EntityRef.Branch(1, "ghi-3");
    branch(named, true, false);
    containing.put(COMMIT, List.of(facts));

    assertThat(keys(PULL)).containsExactly("ABC-1", "DEF-2");
    assertThat(keys(COMMIT)).containsExactly("JKL-4", "ABC-1", "DEF-2");
    assertThat(linked(named)).isEmpty();
    from.put(named, List.of(facts));
    assertThat(keys(named)).containsExactly("ABC-1", "DEF-2");
  }

  @Test
  void withoutMessagesNeitherTheCommitsNorTheHeadsCounts() {
    places = new CountedPlaces(true, false);
    commit("ABC-1 mine");
    branch(WORK, true, true);

    assertThat(linked(COMMIT)).isEmpty();
    assertThat(linked(WORK)).isEmpty();
    var facts = in(Stage.OPEN, "DEF-2 theirs");
    containing.put(COMMIT, List.of(facts));
    from.put(WORK, List.of(facts));
    assertThat(keys(COMMIT)).containsExactly("DEF-2");
    assertThat(keys(WORK)).containsExactly("DEF-2");
  }

  @Test
  void addressesFollowARepositoryThatWasRenamed() {
    var before = "https://h/a/old/pulls/7";
    pull(
        new PullRequestFacts(
            PULL, "ABC-1", "", Stage.OPEN, false, null, 1L, "work", "main", before));
    commits.put(
        COMMIT,
        new KnownCommit(
            SHA,
            "ABC-1",
            new Person("A", null),
            Instant.EPOCH,
            "https://h/a/old/commit/" + SHA,
            false,
            0,
            List.of(),
            false));

    assertThat(linked(PULL))
        .hasValueSatisfying(entity ->
            assertThat(((LinkedEntity.PullRequest) entity).url()).startsWith("https://h/a/r/"));
    assertThat(linked(COMMIT))
        .hasValueSatisfying(entity ->
            assertThat(((LinkedEntity.Commit) entity).url()).startsWith("https://h/a/r/"));
  }

  @Test
  void keysNeverFormAcrossFields() {
    pull(facts("ABC", "-1", "work"));

    assertThat(linked(PULL)).isEmpty();
  }

  @Test
  void commitHasItsOwnKeysAndThoseOfItsPullRequests() {
    commit("ABC-1 message");
    containing.put(COMMIT, List.of(facts("DEF-2", "", "w"), in(Stage.MERGED, "GHI-3")));

    assertThat(keys(COMMIT)).containsExactly("ABC-1", "DEF-2", "GHI-3");
  }

  @Test
  void commitWithoutAnyKeyIsNotLinked() {
    commit("tidy");

    assertThat(linked(COMMIT)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void branchHasTheKeysOfItsOpenPullRequestsOnly(Stage stage) {
    commit("tidy");
    branch(WORK, true, true);
    from.put(WORK, List.of(in(stage, "ABC-1")));

    assertThat(keys(WORK)).isEqualTo(stage == Stage.OPEN ? List.of("ABC-1") : List.of());
  }

  @Test
  void branchHasTheKeysOfItsName() {
    commit("tidy");
    var named = new EntityRef.Branch(1, "feature/ABC-1-x");
    branch(named, true, false);

    assertThat(keys(named)).containsExactly("ABC-1");
  }

  @Test
  void headCountsOnlyOutsideOfTheDefaultBranch() {
    commit("ABC-1 message");
    branch(WORK, true, true);
    assertThat(keys(WORK)).containsExactly("ABC-1");

    branch(WORK, true, false);
    assertThat(linked(WORK)).isEmpty();

    branch(WORK, true, null);
    assertThat(linked(WORK)).isEmpty();
  }

  @Test
  void defaultBranchIsNeverLinkedByItsHead() {
    commit("ABC-1 message");
    var main = new EntityRef.Branch(1, "main");
    branch(main, true, true);

    assertThat(linked(main)).isEmpty();
  }

  @Test
  void ofTheHeadItIsTheMessageThatCountsForTheBranch() {
    commit("tidy");
    branch(WORK, true, true);
    containing.put(COMMIT, List.of(facts("ABC-1", "", "another")));

    assertThat(linked(WORK)).isEmpty();
    assertThat(keys(COMMIT)).containsExactly("ABC-1");
  }

  @Test
  void headIsTheCommitAsItIsLinkedItself() {
    commit("tidy");
    branch(WORK, true, true);
    from.put(WORK, List.of(facts("ABC-1", "", "work")));

    assertThat(linked(WORK))
        .get()
        .isInstanceOfSatisfying(
            LinkedEntity.Branch.class,
            branch -> {
              assertThat(branch.head().issueKeys()).isEmpty();
              assertThat(branch.url()).isEqualTo("https://h/a/r/files/work");
              assertThat(branch.createPullRequestUrl())
                  .isEqualTo("https://h/a/r/pulls/compare/main...work");
            });
  }

  @Test
  void branchThatIsGoneIsNotLinkedHoweverItWas() {
    commit("ABC-1");
    branch(WORK, false, true);
    from.put(WORK, List.of(facts("ABC-1", "", "work")));

    assertThat(linked(WORK)).isEmpty();
  }

  @Test
  void stateFollowsStageAndDraft() {
    pull(in(Stage.CLOSED, "ABC-1"));
    assertThat(linked(PULL)).get().extracting("state").isEqualTo(State.DECLINED);

    pull(new PullRequestFacts(PULL, "ABC-1", "", Stage.OPEN, true, null, 1L, "work", "main", null));
    assertThat(linked(PULL)).get().extracting("state").isEqualTo(State.DRAFT);
  }

  @Test
  void nothingIsLinkedBeforeThePageOfItsRepositoryIsKnown() {
    pull(in(Stage.OPEN, "ABC-1"));
    commit("ABC-1");
    repositories.clear();

    assertThat(linked(PULL)).isEmpty();
    assertThat(linked(COMMIT)).isEmpty();
  }
}
