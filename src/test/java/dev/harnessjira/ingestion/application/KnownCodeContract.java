package dev.harnessjira.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity.Change;
import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.domain.Branches;
import dev.harnessjira.ingestion.domain.Commits;
import dev.harnessjira.ingestion.domain.PullRequests;
import dev.harnessjira.ingestion.domain.Reannouncements;
import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.Snapshots;
import dev.harnessjira.ingestion.domain.Staleness;
import dev.harnessjira.ingestion.domain.linking.Snapshot.RepositoryKey;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.Home;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownBranch.Origin;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest.LastRead;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.KnownReviewer;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Author;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is expected of whoever keeps what is known, in memory or in PostgreSQL. */
abstract class KnownCodeContract {

  static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  static final String SHA = "1".repeat(40);
  static final String OTHER = "2".repeat(40);

  final Place place = new Place(new SiteId("site-" + UUID.randomUUID()), CoverageId.random());

  /** All ports at once. */
  record Ports(
      Repositories repositories,
      PullRequests pullRequests,
      Branches branches,
      Commits commits,
      Snapshots snapshots,
      Staleness staleness,
      Reannouncements reannouncements) {}

  abstract Ports ports();

  /** Runs the work as the adapter wants it: in a transaction of the site. */
  abstract void inSite(Runnable work);

  static KnownPullRequest full(Place place, long number) {
    var facts =
        new PullRequestFacts(
            new EntityRef.PullRequest(1, number),
            "ABC-1 Änderung 🙂\n<b>\t\u202e",
            "x".repeat(65_536),
            Stage.OPEN,
            true,
            new Author(7, new Person("Alice", "alice@example.com")),
            2L,
            "feature/ü #1%20",
            "main",
            "https://h/1");
    return new KnownPullRequest(
        facts,
        new Home(place.coverage(), 2, "feature/ü #1%20"),
        "https://h/fork",
        List.of(
            new KnownReviewer(11, new Person("Bob", null), Decision.APPROVED),
            new KnownReviewer(12, new Person("Carol, \"C\"", "c@example.com"), null)),
        NOW,
        new LastRead(1_795_445_059_454L, 3, "a..b", SHA),
        new Freshness(5, 4, 3, NOW, Cause.WEBHOOK, 2, NOW.plusSeconds(9)));
  }

  static KnownPullRequest bare(Place place, long number) {
    var facts =
        new PullRequestFacts(
            new EntityRef.PullRequest(1, number),
            null,
            null,
            null,
            false,
            null,
            null,
            "a",
            "b",
            null);
    return new KnownPullRequest(
        facts,
        new Home(place.coverage(), 1, "a"),
        null,
        List.of(),
        NOW,
        null,
        Freshness.unread(NOW));
  }

  static KnownCommit commit(String sha, int files, boolean detailed) {
    var file = new KnownCommit.File("dir/\"ä\".txt", Change.MOVED, 3, 4);
    return new KnownCommit(
        sha,
        "ABC-1 message\n",
        new Person("Alice", null),
        Instant.EPOCH,
        null,
        true,
        files,
        Collections.nCopies(Math.min(files, 10), file),
        detailed);
  }

  static KnownBranch branch(String name, @Nullable String head) {
    var ref = new EntityRef.Branch(1, name);
    return new KnownBranch(
        ref, Origin.of(ref), head != null, head, null, List.of(), Freshness.unread(NOW));
  }

  @Test
  void pullRequestsComeBackAsTheyWere() {
    inSite(() -> {
      var full = full(place, 1);
      var bare = bare(place, 2);

      ports().pullRequests().save(place, full);
      ports().pullRequests().save(place, bare);

      assertThat(ports().pullRequests().find(place, full.ref())).contains(full);
      assertThat(ports().pullRequests().find(place, bare.ref())).contains(bare);
    });
  }

  @Test
  void pullRequestsAreReplacedAsAWhole() {
    inSite(() -> {
      ports().pullRequests().save(place, full(place, 1));

      ports().pullRequests().save(place, bare(place, 1));

      assertThat(ports().pullRequests().find(place, new EntityRef.PullRequest(1, 1)))
          .contains(bare(place, 1));
    });
  }

  @Test
  void containmentKeepsItsOrderAndIsReplaced() {
    inSite(() -> {
      var ref = full(place, 1).ref();
      ports().pullRequests().contains(place, ref, List.of(OTHER, SHA, OTHER));
      assertThat(ports().pullRequests().commits(place, ref)).containsExactly(OTHER, SHA);

      ports().pullRequests().contains(place, ref, List.of(SHA));
      assertThat(ports().pullRequests().commits(place, ref)).containsExactly(SHA);

      ports().pullRequests().contains(place, ref, List.of());
      assertThat(ports().pullRequests().commits(place, ref)).isEmpty();
    });
  }

  @Test
  void whatAMergeLandedIsKeptBesideWhatIsContained() {
    inSite(() -> {
      var pull = full(place, 1);
      var ref = pull.ref();
      ports().pullRequests().save(place, pull);
      ports().pullRequests().contains(place, ref, List.of(SHA));
      ports().pullRequests().land(place, ref, List.of(OTHER, SHA, OTHER));

      assertThat(ports().pullRequests().landed(place, ref)).containsExactly(OTHER, SHA);
      assertThat(ports().pullRequests().commits(place, ref)).containsExactly(SHA);

      var there = new EntityRef.Commit(ref.repository(), OTHER);
      var copied = new EntityRef.Commit(ref.repository(), SHA);
      var home = pull.home().commitRef(SHA);
      var snapshot = ports().snapshots().around(place, Set.of(there, copied, home));
      assertThat(snapshot.containing()).containsOnlyKeys(there, copied, home);
      assertThat(snapshot.containing().get(there)).containsExactly(pull.facts());

      ports().pullRequests().land(place, ref, List.of());
      assertThat(ports().pullRequests().landed(place, ref)).isEmpty();
    });
  }

  @Test
  void branchesComeBackAsTheyWere() {
    inSite(() -> {
      var foreign =
          new KnownBranch(
              new EntityRef.Branch(1, "acct/fork:main"),
              new Origin(9, "main", "https://h/fork"),
              true,
              SHA,
              true,
              List.of(SHA, OTHER),
              new Freshness(2, 1, 0, NOW, Cause.BACKFILL, 0, null));

      ports().branches().save(place, branch("gone", null));
      ports().branches().save(place, foreign);

      assertThat(ports().branches().find(place, foreign.ref())).contains(foreign);
      assertThat(ports().branches().find(place, new EntityRef.Branch(1, "gone")))
          .contains(branch("gone", null));
      assertThat(ports().branches().at(place, 1, Set.of(SHA))).containsExactly(foreign.ref());
      assertThat(ports().branches().at(place, 2, Set.of(SHA))).isEmpty();
      assertThat(ports().branches().at(place, 1, Set.of())).isEmpty();
    });
  }

  @Test
  void ofACommitWhoeverKnowsMoreIsKept() {
    inSite(() -> {
      var commits = ports().commits();
      commits.save(place, 1, List.of(commit(SHA, 0, false), commit(OTHER, 2, false)));
      commits.save(place, 1, List.of(commit(SHA, 2, true), commit(OTHER, 0, false)));
      commits.save(place, 1, List.of(commit(SHA, 0, false)));

      var snapshot =
          ports()
              .snapshots()
              .around(place, Set.of(new EntityRef.Commit(1, SHA), new EntityRef.Commit(1, OTHER)));

      assertThat(snapshot.commits())
          .containsEntry(new EntityRef.Commit(1, SHA), commit(SHA, 2, true))
          .containsEntry(new EntityRef.Commit(1, OTHER), commit(OTHER, 2, false));
      assertThat(commits.isKnown(place, 1, SHA)).isTrue();
      assertThat(commits.isKnown(place, 2, SHA)).isFalse();
    });
  }

  @Test
  void repositoriesKeepTheAddressThatHarnessGave() {
    inSite(() -> {
      var given = new KnownRepository(1, "a/b", "b", "main", "https://told/a/b", true);
      var derived = new KnownRepository(1, "a/b", "b", null, "https://derived/a/b", false);
      var moved = new KnownRepository(1, "a/c", "c", null, "https://derived/a/c", false);

      ports().repositories().save(place, given, NOW);
      ports().repositories().save(place, derived, null);
      assertThat(ports().repositories().find(place, 1)).contains(given);

      ports().repositories().save(place, moved, null);
      assertThat(ports().repositories().find(place, 1))
          .contains(new KnownRepository(1, "a/c", "c", "main", "https://derived/a/c", false));
    });
  }

  @Test
  void aRepositoryIsFoundInTheCoverageThatHasIt() {
    inSite(() -> {
      var other = CoverageId.random();
      var repository = new KnownRepository(1, "a/b", "b", "main", null, false);
      ports().repositories().save(place.at(other), repository, null);

      var repositories = ports().repositories();
      assertThat(repositories.whereIs(place, Set.of(place.coverage(), other), 1)).contains(other);
      assertThat(repositories.whereIs(place, Set.of(place.coverage()), 1)).isEmpty();
    });
  }

  @Test
  void whatIsStaleIsToldByWhatFailedLeastAndWaitsLongest() {
    inSite(() -> {
      stale(1, new Freshness(1, 0, 0, NOW, Cause.WEBHOOK, 0, null));
      stale(2, new Freshness(1, 0, 0, NOW.minusSeconds(1), Cause.WEBHOOK, 0, null));
      stale(3, new Freshness(1, 0, 1, NOW.minusSeconds(2), Cause.WEBHOOK, 1, NOW));
      stale(4, new Freshness(1, 0, 1, NOW.minusSeconds(2), Cause.WEBHOOK, 1, NOW.plusSeconds(1)));
      stale(5, new Freshness(1, 1, 1, NOW, Cause.WEBHOOK, 0, null));

      var staleness = ports().staleness();
      assertThat(staleness.pullRequests(place, NOW, 10))
          .extracting(known -> known.ref().number())
          .containsExactly(2L, 1L, 3L);
      assertThat(staleness.pullRequests(place, NOW, 1)).hasSize(1);
      assertThat(staleness.unannouncedPullRequests(place, NOW.minusSeconds(1), 10))
          .extracting(known -> known.ref().number())
          .containsExactly(2L);
      assertThat(staleness.next(place, NOW)).isEqualTo(NOW);
    });
  }

  private void stale(long number, Freshness freshness) {
    ports().pullRequests().save(place, bare(place, number).with(freshness));
  }

  @Test
  void staleBranchesAreTold() {
    inSite(() -> {
      var staleness = ports().staleness();
      assertThat(staleness.next(place, NOW)).isNull();
      var later = new Freshness(1, 0, 0, NOW, Cause.WEBHOOK, 1, NOW.plusSeconds(5));
      ports().branches().save(place, branch("fresh", SHA));
      ports().branches().save(place, branch("stale", SHA).with(later));

      assertThat(staleness.next(place, NOW)).isEqualTo(NOW.plusSeconds(5));
      assertThat(staleness.branches(place, NOW, 10)).isEmpty();
      assertThat(staleness.branches(place, NOW.plusSeconds(5), 10))
          .extracting(known -> known.ref().name())
          .containsExactly("stale");
      assertThat(staleness.unannouncedBranches(place, NOW, 10)).hasSize(1);
    });
  }

  @Test
  void whatIsKnownIsAnnouncedAgainPageByPage() {
    inSite(() -> {
      var pull = bare(place, 3).ref();
      var branch = branch("a", null);
      ports().pullRequests().save(place, bare(place, 3));
      ports().branches().save(place, branch);
      ports().commits().save(place, 1, List.of(commit(SHA, 1, true), commit(OTHER, 1, true)));
      ports().commits().save(place, 2, List.of(commit(SHA, 1, true)));

      assertThat(announcedAgain(1, 1))
          .containsExactly(
              pull, branch.ref(), new EntityRef.Commit(1, SHA), new EntityRef.Commit(1, OTHER));
      assertThat(announcedAgain(Reannouncements.ALL, 2))
          .hasSize(5)
          .endsWith(new EntityRef.Commit(2, SHA));
      assertThat(announcedAgain(9, 2)).isEmpty();
    });
  }

  private List<EntityRef> announcedAgain(long repository, int most) {
    var reannouncements = ports().reannouncements();
    List<EntityRef> announced = new ArrayList<>();
    reannouncements.begin(place, repository, NOW);
    for (var next = reannouncements.next(place); next.isPresent(); ) {
      assertThat(next.get().since()).isEqualTo(NOW);
      var page = reannouncements.page(place, next.get(), most);
      announced.addAll(page);
      if (page.isEmpty()) {
        reannouncements.end(place, next.get());
      } else {
        reannouncements.past(place, next.get(), page.getLast());
      }
      next = reannouncements.next(place);
    }
    return announced;
  }

  @Test
  void whatIsAskedForAgainBeginsAnew() {
    inSite(() -> {
      var reannouncements = ports().reannouncements();
      reannouncements.begin(place, 1, NOW);
      var begun = reannouncements.next(place).orElseThrow();
      reannouncements.past(place, begun, new EntityRef.Branch(1, "a"));
      assertThat(reannouncements.next(place).orElseThrow().after())
          .isEqualTo(new EntityRef.Branch(1, "a"));

      reannouncements.begin(place, 1, NOW);

      assertThat(reannouncements.next(place)).contains(begun);
    });
  }

  @Test
  void keysFlowFromPullRequestsOfAnyCoverage() {
    inSite(() -> {
      var other = place.at(CoverageId.random());
      var pull = full(place, 3);
      var branch = pull.home().branchRef();
      var commit = pull.home().commitRef(SHA);
      ports().pullRequests().save(other, pull);
      ports().pullRequests().contains(other, pull.ref(), List.of(SHA));
      ports().branches().save(place, branch("unrelated", SHA));
      ports().repositories().save(place, new KnownRepository(2, "a/b", "b", "m", "u", true), null);

      var snapshot = ports().snapshots().around(place, Set.of(branch, commit));

      assertThat(snapshot.containing()).containsOnlyKeys(commit);
      assertThat(snapshot.containing().get(commit)).containsExactly(pull.facts());
      assertThat(snapshot.repositories()).containsOnlyKeys(new RepositoryKey(place.coverage(), 2));
    });
  }

  @Test
  void branchesKnowThePullRequestsThatComeFromThem() {
    inSite(() -> {
      var pull = full(place, 3);
      var ref = pull.home().branchRef();
      var known =
          new KnownBranch(ref, Origin.of(ref), true, SHA, true, List.of(), Freshness.unread(NOW));
      ports().pullRequests().save(place, pull);
      ports().branches().save(place, known);
      ports().commits().save(place, 2, List.of(commit(SHA, 1, true)));

      var snapshot = ports().snapshots().around(place, Set.of(ref));

      assertThat(snapshot.branches()).containsEntry(ref, known);
      assertThat(snapshot.from().get(ref)).containsExactly(pull.facts());
      assertThat(snapshot.commits()).containsKey(new EntityRef.Commit(2, SHA));
    });
  }
}
