package dev.harnessjira.ingestion.domain.linking;

import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.scope.ConnectionOptions;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * The places where issue keys count for a connection: titles and descriptions of pull requests
 * always, names of branches and messages of commits when they are chosen.
 */
public record CountedPlaces(boolean branchNames, boolean commitMessages) {

  public static final CountedPlaces ALL = new CountedPlaces(true, true);

  private static final SequencedSet<String> NONE =
      Collections.unmodifiableSequencedSet(new LinkedHashSet<>());

  public static CountedPlaces of(ConnectionOptions options) {
    return new CountedPlaces(options.branchNames(), options.commitMessages());
  }

  /** Keys of a pull request, which flow to its commits and its branch: the title's first. */
  public SequencedSet<String> keys(PullRequestFacts facts) {
    var keys = new LinkedHashSet<>(IssueKeys.in(facts.titleOrEmpty()));
    keys.addAll(IssueKeys.in(facts.descriptionOrEmpty()));
    keys.addAll(inBranchName(facts.sourceBranch()));
    return keys;
  }

  public SequencedSet<String> inBranchName(String name) {
    return branchNames ? IssueKeys.in(name) : NONE;
  }

  public SequencedSet<String> inMessage(String message) {
    return commitMessages ? IssueKeys.in(message) : NONE;
  }
}
