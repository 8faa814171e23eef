package dev.harnessjira.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.RepositoriesLeft;
import dev.harnessjira.ingestion.domain.leaving.Departures.Departure;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader;
import dev.harnessjira.ingestion.domain.reading.Notice;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deliveries name a path, which may be late; Harness is asked before anything is concluded. */
class CoverageBordersTests {

  private static final KnownRepository OUTSIDE =
      new KnownRepository(
          Remote.ID, "acct/org/other/app", "app", "main", "https://h/acct/org/other/app", true);

  private final Remote remote = new Remote();
  private final DeliveryReader outside =
      body ->
          new DeliveryReader.Reading.Understood(
              new Notice.OfBranch(
                  OUTSIDE, new EntityRef.Branch(Remote.ID, "ABC-1-x"), "a".repeat(40), List.of()));
  private final Bench bench = new Bench("acct/org/proj", outside, remote);

  private void deliver() {
    bench.deliver(new byte[] {1});
    bench.fold();
  }

  private void settle() {
    bench.settle.settle(bench.place, bench.clock.instant().plusSeconds(10));
  }

  private void know() {
    bench.code.save(bench.place, Remote.REPOSITORY, null);
  }

  private boolean isKnown() {
    return bench.code.find(bench.place, Remote.ID).isPresent();
  }

  @Test
  void whatIsToldOfAPathOutsideIsNotKept() {
    remote.whereabouts = OUTSIDE;

    deliver();

    assertThat(isKnown()).isFalse();
    assertThat(bench.missed.doubted).containsExactly(Remote.ID);
    assertThat(bench.due).contains("settle-repositories " + bench.coverage.id());
    settle();
    assertThat(bench.missed.doubted).isEmpty();
    assertThat(isKnown()).isFalse();
    assertThat(bench.events(RepositoriesLeft.class)).isEmpty();
  }

  @Test
  void oneThatIsInsideAfterAllIsTakenIn() {
    deliver();

    settle();

    assertThat(isKnown()).isTrue();
    assertThat(bench.missed.arrived).containsExactly(Remote.ID);
    assertThat(bench.missed.doubted).isEmpty();
  }

  @Test
  void oneThatMovedOutLeaves() {
    know();
    remote.whereabouts = OUTSIDE;

    deliver();
    settle();

    assertThat(isKnown()).isFalse();
    assertThat(bench.events(RepositoriesLeft.class)).hasSize(1);
    assertThat(bench.missed.departed.values())
        .extracting(Departure::movedTo)
        .containsExactly(OUTSIDE.path());
  }

  @Test
  void oneThatWasDeletedLeavesUnlessItsWholeSpaceIsGone() {
    know();
    remote.whereabouts = null;
    remote.spaceGone = true;
    deliver();

    settle();

    assertThat(isKnown()).isTrue();
    assertThat(bench.missed.doubted).isEmpty();
    assertThat(bench.events(RepositoriesLeft.class)).isEmpty();

    remote.spaceGone = false;
    deliver();
    settle();
    assertThat(isKnown()).isFalse();
    assertThat(bench.events(RepositoriesLeft.class)).hasSize(1);
  }
}
