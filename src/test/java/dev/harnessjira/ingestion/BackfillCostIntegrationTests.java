package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.http.Faults.Call;
import dev.harnessjira.scope.ScopeType;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What one pull request of each kind costs a backfill in calls: what is called more than for the
 * same repositories without them, for each of them. What the repositories cost themselves, whatever
 * is in them, is therefore not in it: the list of them, and a page of branches and a page of
 * commits for each. Neither are the change cursor's looks, which begin with the backfill.
 */
@IngestionTest
class BackfillCostIntegrationTests {

  private static final int KEYED = 30;
  private static final int UNKEYED = 300;
  private static final Pattern SINCE = Pattern.compile(".*edited_gt=(\\d+).*");

  @Autowired private Listening listening;
  @Autowired private Backfills backfills;
  @Autowired private IngestionReport report;

  /** A Harness that pull requests are put into, one by one, in turn in all its repositories. */
  private record World(HarnessSimulator harness, Dialect dialect) {

    private Principal developer() {
      return harness.developer().principal();
    }

    private Repository repository(int i) {
      var all = harness.world().repositoriesIn(harness.account(), true);
      return all.get(i % all.size());
    }

    private PullRequest open(int i, String branch, String title, String description) {
      var at = repository(i);
      var draft = CommitDraft.of("Change " + i, FileChange.added("file-" + i));
      harness.act(acts -> acts.branches().create(at, branch, developer(), draft));
      var opening = Opening.within(at, branch, title).describedAs(description);
      return harness.act(acts -> acts.pulls().open(opening, developer()));
    }

    /** One that names an issue, in turn in the title, in the description and in the branch. */
    private PullRequest keyed(int i) {
      return switch (i % 3) {
        case 0 -> open(i, "work/" + i, "ABC-" + (i + 1) + " Work", "");
        case 1 -> open(i, "work/" + i, "Work", "Belongs to ABC-" + (i + 1));
        default -> open(i, "ABC-" + (i + 1) + "-work", "Work", "");
      };
    }

    private PullRequest unkeyed(int i) {
      return open(i, "plain/" + i, "Plain " + i, "Nothing more");
    }

    /** By each method in turn; the branch goes with it in every other case. */
    private PullRequest merge(int i, PullRequest pull, boolean delete) {
      var methods = List.of(Method.SQUASH, Method.MERGE, Method.REBASE);
      var method = methods.get(i / 3 % methods.size());
      harness.act(acts -> acts.merging().merge(pull, method, delete, developer()));
      return pull;
    }

    private PullRequest close(PullRequest pull) {
      harness.act(acts -> acts.pulls().close(pull, developer()));
      return pull;
    }
  }

  /** Puts the pull request of this number into a world. */
  private interface Kind {
    PullRequest put(World world, int i);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void openOneThatNamesAnIssueTakesTwoCalls(Dialect dialect) {
    assertThat(callsForEach(dialect, KEYED, World::keyed)).isBetween(2.0, 2.2);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void mergedOneThatNamesAnIssueTakesFourCalls(Dialect dialect) {
    Kind merged = (world, i) -> world.merge(i, world.keyed(i), i % 3 == 2 || i % 2 == 0);

    assertThat(callsForEach(dialect, KEYED, merged)).isBetween(3.9, 4.2);
  }

  /** Merged, closed or open, each is on one list. */
  @Test
  void oneThatNamesNoIssueTakesItsPartOfTheListsOnly() {
    Kind past =
        (world, i) ->
            i % 2 == 0 ? world.merge(i, world.unkeyed(i), true) : world.close(world.unkeyed(i));

    assertThat(callsForEach(Dialect.PLATFORM, UNKEYED, past)).isLessThanOrEqualTo(0.02);
    assertThat(callsForEach(Dialect.PLATFORM, UNKEYED, World::unkeyed)).isLessThanOrEqualTo(0.02);
  }

  private double callsForEach(Dialect dialect, int count, Kind kind) {
    var without = calls(dialect, 0, kind);
    var with = calls(dialect, count, kind);
    return (double) (with - without) / count;
  }

  private long calls(Dialect dialect, int count, Kind kind) {
    var site = Listening.newSite();
    var options = HarnessSimulator.Options.usual().at(new SteppingClock());
    try (var harness = HarnessSimulator.start(0, dialect, options)) {
      var world = new World(harness, dialect);
      for (var i = 0; i < count; i++) {
        kind.put(world, i);
      }
      // What happened before somebody listened is told to nobody.
      harness.awaitQuiet();
      harness.faults().forgetCalls();
      var access = Listening.access(harness, dialect);
      var connection = listening.connect(site, access, ScopeType.ACCOUNT);
      soon().until(() -> backfills.status(site, connection).progress() == Progress.DONE);
      soon().until(() -> report.status(site, connection).waiting() == 0);
      assertThat(backfills.status(site, connection).pullRequests()).isEqualTo(2 + count);
      return harness.faults().calls().stream().filter(BackfillCostIntegrationTests::isRead).count();
    } finally {
      listening.disconnectAll(site);
    }
  }

  /** Of what is in Harness, by the backfill. */
  private static boolean isRead(Call call) {
    var since = SINCE.matcher(call.path());
    return call.method().equals("GET")
        && (call.path().contains("/repos") || call.path().contains("/pullreq"))
        && !call.path().contains("/webhooks")
        && !(since.matches() && isRecent(Long.parseLong(since.group(1))));
  }

  private static boolean isRecent(long millis) {
    return millis > System.currentTimeMillis() - Duration.ofDays(100).toMillis();
  }
}
