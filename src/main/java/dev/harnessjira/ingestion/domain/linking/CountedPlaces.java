package dev.harnessjira.ingestion.domain.linking;

import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.scope.ConnectionOptions;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The places where issue keys count for a connection: titles and descriptions of pull requests
 * always, names of branches and messages of commits when they are chosen.
 */
public record CountedPlaces(boolean branchNames, boolean commitMessages) {

  public static final CountedPlaces ALL = new CountedPlaces(true, true);

  public static CountedPlaces of(ConnectionOptions options) {
    return new CountedPlaces(options.branchNames(), options.commitMessages());
  }

  /** Keys of a pull request, which flow to its commits and its branch. */
  public SortedSet<String> keys(PullRequestFacts facts) {
    var keys = new TreeSet<>(IssueKeys.in(facts.titleOrEmpty()));
    keys.addAll(IssueKeys.in(facts.descriptionOrEmpty()));
    keys.addAll(inBranchName(facts.sourceBranch()));
    return keys;
  }

  public SortedSet<String> inBranchName(String name) {
    return branchNames ? IssueKeys.in(name) : Collections.emptySortedSet();
  }

  public SortedSet<String> inMessage(String message) {
    return commitMessages ? IssueKeys.in(message) : Collections.emptySortedSet();
  }
}
