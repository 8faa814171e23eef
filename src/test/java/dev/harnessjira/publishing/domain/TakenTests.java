package dev.harnessjira.publishing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.publishing.TestLinkedEntities;
import dev.harnessjira.publishing.domain.Taken.Verdict;
import dev.harnessjira.publishing.domain.content.LinkedContent;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakenTests {

  private static final Item ITEM = item("DEMO-1", "DEMO-2");

  @Test
  void whatIsNotFailedIsAccepted() {
    assertThat(new Taken(Map.of(), Set.of()).verdict(ITEM))
        .isEqualTo(new Verdict.Accepted(List.of()));
  }

  @Test
  void someUnknownKeysAreRemembered() {
    assertThat(new Taken(Map.of(), Set.of("DEMO-2", "OTHER-1")).verdict(ITEM))
        .isEqualTo(new Verdict.Accepted(List.of("DEMO-2")));
  }

  @Test
  void onlyUnknownKeysMatchNothing() {
    assertThat(new Taken(Map.of(), Set.of("DEMO-1", "DEMO-2")).verdict(ITEM))
        .isEqualTo(new Verdict.Unmatched(List.of("DEMO-1", "DEMO-2")));
  }

  @Test
  void aFailedEntityHasJirasWords() {
    assertThat(new Taken(Map.of(ITEM.key(), "Too long"), Set.of()).verdict(ITEM))
        .isEqualTo(new Verdict.Refused("Too long"));
    assertThat(new Taken(Map.of(ITEM.key(), ""), Set.of()).verdict(ITEM))
        .isEqualTo(new Verdict.Refused("Jira gave no reason."));
  }

  private static Item item(String... keys) {
    var key = new EntityKey(CoverageId.random(), 7, Kind.COMMIT, "aaaa");
    var content = LinkedContent.of(TestLinkedEntities.commit("aaaa", keys));
    return new Item(
        new Entity(
            key,
            "aaaa",
            content,
            1,
            Entity.State.WAITING,
            Entity.Action.PUT,
            false,
            Cause.WEBHOOK,
            Instant.EPOCH),
        1,
        100);
  }
}
