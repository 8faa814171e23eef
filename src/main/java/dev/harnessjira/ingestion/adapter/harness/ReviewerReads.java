package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessCode;
import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.harness.HarnessModel.CombinedReviewers;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.KnownReviewer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the reviewers of a pull request, users and groups; an older server knows no groups. */
final class ReviewerReads {

  private static final Duration UNTIL_ASKED_AGAIN = Duration.ofHours(1);
  private static final int METHOD_NOT_ALLOWED = 405;

  private final HarnessCode code;
  private final Clock clock;
  private final Map<URI, Instant> withoutGroups = new ConcurrentHashMap<>();

  ReviewerReads(HarnessCode code, Clock clock) {
    this.code = code;
    this.clock = clock;
  }

  Reply<List<KnownReviewer>> read(HarnessAccess access, String repository, long number) {
    if (clock.instant().isBefore(withoutGroups.getOrDefault(access.baseUrl(), Instant.MIN))) {
      return users(access, repository, number);
    }
    return switch (code.combinedReviewers(access, repository, number)) {
      case HarnessResult.Ok<CombinedReviewers>(var combined) ->
          new Reply.Told<>(PullRequestWords.reviewers(combined));
      case HarnessResult.Failed<CombinedReviewers>(var failure) when isUnknownRoute(failure) ->
          usersOfOlderServer(access, repository, number);
      case HarnessResult.Failed<CombinedReviewers>(var failure) -> Replies.failed(failure);
    };
  }

  // A server without the route takes "combined" for somebody's id, whom one can only remove.
  private static boolean isUnknownRoute(HarnessFailure failure) {
    return failure instanceof HarnessFailure.Gone
        || (failure instanceof HarnessFailure.Refused(var status, var detail)
            && status == METHOD_NOT_ALLOWED);
  }

  private Reply<List<KnownReviewer>> usersOfOlderServer(
      HarnessAccess access, String repository, long number) {
    var users = users(access, repository, number);
    if (users instanceof Reply.Told) {
      withoutGroups.put(access.baseUrl(), clock.instant().plus(UNTIL_ASKED_AGAIN));
    }
    return users;
  }

  private Reply<List<KnownReviewer>> users(HarnessAccess access, String repository, long number) {
    return Replies.of(code.reviewers(access, repository, number))
        .then(users -> new Reply.Told<>(PullRequestWords.reviewers(users)));
  }
}
