package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessCode;
import dev.harnessjira.harness.HarnessModel.Activity;
import dev.harnessjira.harness.HarnessModel.Merge;
import dev.harnessjira.ingestion.domain.linking.CountedPlaces;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest.Landed;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the merge of a pull request put on its target branch. Only the pull request's timeline
 * names the commit that the branch ended in then, by whatever method it was merged.
 */
final class MergeReads {

  private final HarnessCode code;

  MergeReads(HarnessCode code) {
    this.code = code;
  }

  /**
   * Empty when it is not merged, neither it nor one of its commits names an issue in any place, or
   * when that is known already or not told.
   */
  Reply<Optional<Landed>> read(
      HarnessAccess access, String reference, ReadPullRequest read, @Nullable String known) {
    var facts = read.facts();
    if (!isWanted(facts, known) || (namesNoIssue(facts) && namesNoIssue(read.commits()))) {
      return new Reply.Told<>(Optional.empty());
    }
    var merges = Replies.of(code.merges(access, reference, facts.ref().number()));
    return isHidden(merges)
        ? new Reply.Told<>(Optional.empty())
        : merges.then(told -> landed(access, reference, told));
  }

  /**
   * Whether the messages of its commits decide: a merge queue pushes copies of them, of which no
   * webhook of the target branch tells.
   */
  static boolean dependsOnCommits(PullRequestFacts facts, @Nullable String known) {
    return isWanted(facts, known) && namesNoIssue(facts);
  }

  private static boolean isWanted(PullRequestFacts facts, @Nullable String known) {
    return facts.stage() == Stage.MERGED && known == null;
  }

  private static boolean namesNoIssue(PullRequestFacts facts) {
    return CountedPlaces.ALL.keys(facts).isEmpty();
  }

  private static boolean namesNoIssue(@Nullable List<KnownCommit> commits) {
    return commits == null
        || commits.stream()
            .allMatch(commit -> CountedPlaces.ALL.inMessage(commit.message()).isEmpty());
  }

  private Reply<Optional<Landed>> landed(
      HarnessAccess access, String reference, List<Activity> merges) {
    var merge =
        merges.stream()
            .map(Activity::payload)
            .filter(Objects::nonNull)
            .filter(MergeReads::isComplete)
            .reduce((older, newer) -> newer);
    return merge.isEmpty()
        ? new Reply.Told<>(Optional.empty())
        : commits(access, reference, merge.get());
  }

  private static boolean isComplete(Merge merge) {
    return Words.isHash(merge.merge_sha()) && Words.isHash(merge.target_sha());
  }

  private Reply<Optional<Landed>> commits(HarnessAccess access, String reference, Merge merge) {
    var most = ReadPullRequest.MOST_COMMITS;
    var sha = Objects.requireNonNull(merge.merge_sha());
    var commits = Replies.of(code.commits(access, reference, sha, merge.target_sha(), most));
    return isHidden(commits)
        ? new Reply.Told<>(Optional.empty())
        : commits.then(
            found -> new Reply.Told<>(Optional.of(new Landed(sha, CommitWords.read(found)))));
  }

  private static boolean isHidden(Reply<?> reply) {
    return reply instanceof Reply.Missing || reply instanceof Reply.Refused;
  }
}
