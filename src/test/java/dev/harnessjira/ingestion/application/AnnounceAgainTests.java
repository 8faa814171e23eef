package dev.harnessjira.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.scope.ConnectionOptions;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AnnounceAgainTests {

  private final Remote remote = new Remote();
  private final Bench bench = new Bench(remote, remote);

  private void known() {
    remote.push("work", "first");
    remote.open("work", "ABC-1 Add");
    remote.events.forEach(event -> bench.deliver(remote.build(event)));
    remote.events.clear();
    bench.settle();
    bench.events.clear();
    bench.due.clear();
  }

  private void told(KnownRepository repository) {
    bench.notices.listed(bench.place, repository, bench.clock.instant());
  }

  private Instant until() {
    return bench.clock.instant().plusSeconds(10);
  }

  @Test
  void aRenamedRepositoryKeepsItsEntitiesAndGivesThemNewLinks() {
    known();
    var before = Expected.of(bench.jira());

    told(new KnownRepository(1, "acct/org/proj/new", "new", "main", "https://h/new", true));
    bench.announceAgain.announce(bench.place, until());

    assertThat(bench.due).containsOnly("announce-again " + bench.coverage.id());
    assertThat(Expected.of(bench.jira())).isEqualTo(before).hasSize(3);
    assertThat(bench.jira())
        .filteredOn(LinkedEntity.PullRequest.class::isInstance)
        .extracting(entity -> ((LinkedEntity.PullRequest) entity).url())
        .containsExactly("https://h/new/pulls/1");
    assertThat(bench.events(DevelopmentChanged.class)).allMatch(changed -> !changed.live());
  }

  @Test
  void whatNoLongerCountsLeavesJiraAndReturnsWhenItCountsAgain() {
    remote.push("XYZ-9-work", "DEF-2 mine");
    known();
    assertThat(keys()).contains("XYZ-9", "DEF-2", "ABC-1");

    bench.options = new ConnectionOptions(true, false, false, false);
    bench.announceAgain.coverage(bench.place);
    bench.announceAgain.announce(bench.place, until());
    assertThat(keys()).containsOnly("ABC-1");

    bench.options = ConnectionOptions.usual();
    bench.announceAgain.coverage(bench.place);
    bench.announceAgain.announce(bench.place, until());
    assertThat(keys()).contains("XYZ-9", "DEF-2", "ABC-1");
  }

  private Set<String> keys() {
    return bench.jira().stream()
        .flatMap(entity -> entity.issueKeys().stream())
        .collect(Collectors.toSet());
  }

  @Test
  void anotherDefaultBranchIsLookedAtAgain() {
    known();

    var main = Remote.REPOSITORY;
    told(new KnownRepository(1, main.path(), main.name(), "work", main.url(), true));

    assertThat(bench.due).contains("announce-again " + bench.coverage.id());
    assertThat(bench.code.branches.values()).allMatch(branch -> branch.freshness().stale());
  }

  @Test
  void whatIsToldOnceMoreIsNotAnnouncedAgain() {
    known();

    told(Remote.REPOSITORY);
    told(new KnownRepository(1, "acct/org/proj/app", "app", null, null, false));

    assertThat(bench.due).isEmpty();
  }

  @Test
  void itIsOverAtTheEndAndWithItsCoverage() {
    known();
    bench.announceAgain.coverage(bench.place);

    assertThat(bench.announceAgain.announce(bench.place, until())).isNull();
    assertThat(bench.events(DevelopmentChanged.class)).hasSize(1);
    bench.announceAgain.coverage(bench.place);
    bench.covered.clear();

    assertThat(bench.announceAgain.announce(bench.place, until())).isNull();
    assertThat(bench.events(DevelopmentChanged.class)).hasSize(1);
  }

  @Test
  void itStopsInTimeAndGoesOnWhereItWas() {
    known();
    bench.announceAgain.coverage(bench.place);

    assertThat(bench.announceAgain.announce(bench.place, bench.clock.instant())).isNotNull();
    assertThat(bench.events(DevelopmentChanged.class)).isEmpty();
    bench.announceAgain.announce(bench.place, until());

    assertThat(bench.events(DevelopmentChanged.class))
        .flatExtracting(DevelopmentChanged::entities)
        .containsExactlyInAnyOrderElementsOf(bench.code.known(bench.place));
  }
}
