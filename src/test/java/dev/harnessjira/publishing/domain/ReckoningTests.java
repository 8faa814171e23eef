package dev.harnessjira.publishing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.publishing.TestLinkedEntities;
import dev.harnessjira.publishing.domain.Entity.Action;
import dev.harnessjira.publishing.domain.Entity.State;
import dev.harnessjira.publishing.domain.content.Content;
import dev.harnessjira.publishing.domain.content.LinkedContent;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReckoningTests {

  private static final CoverageId COVERAGE = CoverageId.random();
  private static final Instant EARLY = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LATE = EARLY.plusSeconds(60);
  private static final EntityKey COMMIT = new EntityKey(COVERAGE, 7, Kind.COMMIT, "aaaa");
  private static final EntityKey BRANCH = new EntityKey(COVERAGE, 7, Kind.BRANCH, "feature");
  private static final Content LINKED = content("DEMO-1");
  private static final Content KEYLESS = Objects.requireNonNull(content("DEMO-1").keyless());

  @Test
  void whatIsNewIsSent() {
    var changes = reckon(List.of(), Map.of(COMMIT, LINKED), live(COMMIT));

    assertThat(changes)
        .singleElement()
        .extracting(Entity::action, Entity::state, Entity::sequence)
        .containsExactly(Action.PUT, State.WAITING, 1000L);
  }

  @Test
  void whatIsTheSameIsLeftAlone() {
    var changes =
        reckon(List.of(stored(LINKED, State.ACCEPTED, true)), Map.of(COMMIT, LINKED), live(COMMIT));

    assertThat(changes).isEmpty();
  }

  @Test
  void whatIsGoneIsDeletedWhenJiraMayHoldIt() {
    var sent = reckon(List.of(stored(LINKED, State.ACCEPTED, true)), Map.of(), live(COMMIT));
    var unsent = reckon(List.of(stored(LINKED, State.WAITING, false)), Map.of(), live(COMMIT));

    assertThat(sent.getFirst().action()).isEqualTo(Action.DELETE);
    assertThat(sent.getFirst().deleteUpTo()).isEqualTo(sent.getFirst().sequence());
    assertThat(unsent.getFirst().action()).isNull();
    assertThat(unsent.getFirst().state()).isEqualTo(State.ABSENT);
  }

  @Test
  void aTombstoneKeepsItsNumber() {
    var gone = reckon(List.of(stored(LINKED, State.ACCEPTED, true)), Map.of(), live(COMMIT));
    var back = new Reckoning(gone, 5).changes(marks(live(COMMIT)), Map.of(COMMIT, LINKED));

    assertThat(back.getFirst().sequence()).isGreaterThan(gone.getFirst().sequence());
  }

  @Test
  void aWaitingBackfillTurnsLiveAndKeepsItsTime() {
    var waiting = entity(COMMIT, LINKED, State.WAITING, Action.PUT, false, false);

    var changes = reckon(List.of(waiting), Map.of(COMMIT, LINKED), live(COMMIT));

    assertThat(changes)
        .singleElement()
        .extracting(Entity::live, Entity::since, Entity::sequence)
        .containsExactly(true, EARLY, waiting.sequence());
  }

  @Test
  void anUnmatchedEntityIsSentAgainWithAnotherNumber() {
    var unmatched = stored(LINKED, State.UNMATCHED, true);

    var changes = reckon(List.of(unmatched), Map.of(COMMIT, LINKED), live(COMMIT));

    assertThat(changes.getFirst().action()).isEqualTo(Action.PUT);
    assertThat(changes.getFirst().sequence()).isGreaterThan(unmatched.sequence());
  }

  @Test
  void aCommitThatIsOnlyAHeadIsKeptWithoutBeingSent() {
    var changes = reckon(List.of(), Map.of(BRANCH, branch(KEYLESS), COMMIT, KEYLESS), live(BRANCH));

    assertThat(changes)
        .filteredOn(entity -> entity.key().equals(COMMIT))
        .singleElement()
        .extracting(Entity::action, Entity::state)
        .containsExactly(null, State.ABSENT);
  }

  @Test
  void aCommitThatLosesItsKeysStaysTheHeadOfItsBranch() {
    var branch = entity(BRANCH, branch(LINKED), State.ACCEPTED, null, true, true);
    var commit = stored(LINKED, State.ACCEPTED, true);

    var changes = byKey(reckon(List.of(branch, commit), Map.of(), live(COMMIT)));

    var lost = Objects.requireNonNull(changes.get(COMMIT));
    assertThat(lost.action()).isEqualTo(Action.DELETE);
    assertThat(lost.content()).isEqualTo(KEYLESS);
    assertThat(lost.deleteUpTo()).isEqualTo(lost.sequence() - 1);
    assertThat(Objects.requireNonNull(changes.get(BRANCH)).content()).isEqualTo(branch(KEYLESS));
  }

  @Test
  void aCommitThatChangesTakesItsBranchesAlong() {
    var branch = entity(BRANCH, branch(KEYLESS), State.ACCEPTED, null, true, true);
    var commit = stored(KEYLESS, State.ABSENT, false);

    var changes = byKey(reckon(List.of(branch, commit), Map.of(COMMIT, LINKED), live(COMMIT)));

    var along = Objects.requireNonNull(changes.get(BRANCH));
    assertThat(along.content()).isEqualTo(branch(LINKED));
    assertThat(along.sequence()).isGreaterThan(branch.sequence());
    assertThat(along.action()).isEqualTo(Action.PUT);
  }

  @Test
  void aRepositoryIsNeverSentAlone() {
    var repository = COMMIT.repositoryKey();
    var old =
        entity(
            repository,
            new Content.Repository("a", "https://a.example/"),
            State.ACCEPTED,
            null,
            true,
            true);
    var held = stored(LINKED, State.ACCEPTED, true);

    var changes =
        byKey(
            reckon(
                List.of(old, held),
                Map.of(
                    repository, new Content.Repository("b", "https://a.example/"), COMMIT, LINKED),
                live(COMMIT)));

    assertThat(Objects.requireNonNull(changes.get(repository)).action()).isNull();
    assertThat(Objects.requireNonNull(changes.get(COMMIT)))
        .extracting(Entity::action, Entity::sequence)
        .containsExactly(Action.PUT, held.sequence());
  }

  private static List<Entity> reckon(
      List<Entity> stored, Map<EntityKey, Content> contents, Mark... marks) {
    return new Reckoning(stored, 1000).changes(marks(marks), contents);
  }

  private static Map<EntityKey, Mark> marks(Mark... marks) {
    return Arrays.stream(marks).collect(Collectors.toMap(Mark::key, mark -> mark));
  }

  private static Map<EntityKey, Entity> byKey(List<Entity> entities) {
    return entities.stream().collect(Collectors.toMap(Entity::key, entity -> entity));
  }

  private static Mark live(EntityKey key) {
    return new Mark(key, key.id(), Cause.WEBHOOK, LATE);
  }

  private static Entity stored(Content content, State state, boolean sent) {
    var action = state == State.WAITING ? Action.PUT : null;
    return entity(COMMIT, content, state, action, sent, true);
  }

  private static Entity entity(
      EntityKey key,
      Content content,
      State state,
      @Nullable Action action,
      boolean sent,
      boolean live) {
    return new Entity(
        key,
        key.id(),
        content,
        500,
        state,
        action,
        sent,
        live ? Cause.WEBHOOK : Cause.BACKFILL,
        EARLY);
  }

  private static Content content(String... keys) {
    return Objects.requireNonNull(LinkedContent.of(TestLinkedEntities.commit("aaaa", keys)));
  }

  private static Content branch(Content head) {
    return new Content.Branch(
        "feature", List.of("DEMO-1"), "feature", "https://b.example/", null, (Content.Commit) head);
  }
}
