package dev.harnessjira.publishing.adapter.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.jira.DevInfoAnswer;
import dev.harnessjira.publishing.domain.Entity;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Item;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.publishing.domain.Submission;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TakenAnswersTests {

  private static final CoverageId COVERAGE = CoverageId.random();
  private static final Submission SUBMISSION =
      new Submission(
          ConnectionId.random(),
          true,
          false,
          false,
          Stream.of("aaaa", "bbbb", "cccc").map(TakenAnswersTests::item).toList(),
          Map.of());

  @Test
  void whatIsListedAsFailedIsRefused() {
    var taken = taken(Set.of(), Map.of(entity("bbbb"), "It is odd"));

    assertThat(taken).isEqualTo(Map.of(key("bbbb"), "It is odd"));
  }

  @Test
  void aFailedRepositoryTakesAlongWhatIsNotAccepted() {
    var repository = DevInfoAnswer.Entity.repository(key("aaaa").jiraRepository());

    var taken =
        taken(
            Set.of(entity("aaaa")),
            Map.of(repository, "The repository is odd", entity("bbbb"), "So is this"));

    assertThat(taken)
        .isEqualTo(Map.of(key("bbbb"), "So is this", key("cccc"), "The repository is odd"));
  }

  @Test
  void aRepositoryOfOthersFailsNothingOfThis() {
    var other = DevInfoAnswer.Entity.repository(COVERAGE + "-8");

    assertThat(taken(Set.of(), Map.of(other, "It is odd"))).isEmpty();
  }

  private static Map<EntityKey, String> taken(
      Set<DevInfoAnswer.Entity> accepted, Map<DevInfoAnswer.Entity, String> failed) {
    return RemoteDevelopmentInformation.taken(
            SUBMISSION, new DevInfoAnswer(accepted, failed, Set.of()))
        .failed();
  }

  private static EntityKey key(String id) {
    return new EntityKey(COVERAGE, 7, Kind.COMMIT, id);
  }

  private static DevInfoAnswer.Entity entity(String id) {
    return new DevInfoAnswer.Entity(key(id).jiraRepository(), "commit", id);
  }

  private static Item item(String id) {
    return new Item(
        new Entity(
            key(id),
            id,
            null,
            1,
            Entity.State.WAITING,
            Entity.Action.PUT,
            true,
            Cause.WEBHOOK,
            Instant.EPOCH),
        1,
        100);
  }
}
