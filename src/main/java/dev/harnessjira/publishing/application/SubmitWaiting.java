package dev.harnessjira.publishing.application;

import dev.harnessjira.publishing.domain.DevelopmentInformation;
import dev.harnessjira.publishing.domain.Endpoint;
import dev.harnessjira.publishing.domain.Item;
import dev.harnessjira.publishing.domain.Reply;
import dev.harnessjira.publishing.domain.Reply.Trouble;
import dev.harnessjira.publishing.domain.Submission;
import dev.harnessjira.publishing.domain.Taken;
import dev.harnessjira.publishing.domain.Taken.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Submits what waits, a request at a time. What Jira refuses as a whole is halved until the entity
 * that it refuses stands alone: 19 requests at most for one in 400. Each answer is written back
 * before the next request.
 */
@Service
class SubmitWaiting {

  private final DevelopmentInformation jira;
  private final SiteCalls calls;
  private final Submissions submissions;
  private final SiteHolds holds;

  SubmitWaiting(
      DevelopmentInformation jira, SiteCalls calls, Submissions submissions, SiteHolds holds) {
    this.jira = jira;
    this.calls = calls;
    this.submissions = submissions;
    this.holds = holds;
  }

  /** Sends the request that comes next; false when nothing waits. */
  boolean next(Visit visit) {
    var submission = submissions.next(visit);
    submission.ifPresent(next -> send(visit, next));
    return submission.isPresent();
  }

  private void send(Visit visit, Submission whole) {
    var submission = visit.publishedWordsOnly() ? whole.inPublishedWords() : whole;
    switch (submit(visit, submission)) {
      case Reply.Answered<Taken>(var taken) -> settle(visit, submission, taken);
      case Reply.Troubled<Taken>(var trouble) -> troubled(visit, submission, trouble);
    }
  }

  private Reply<Taken> submit(Visit visit, Submission submission) {
    return calls.call(visit, Endpoint.SUBMIT, access -> jira.submit(access, submission));
  }

  private void troubled(Visit visit, Submission submission, Trouble trouble) {
    switch (trouble) {
      case Trouble.Refused(var words) -> takeApart(visit, submission, words);
      case Trouble.TooLarge(var words) -> takeApart(visit, submission, words);
      case Trouble.Throttled t -> notTaken(visit, submission, t);
      case Trouble.TokenRefused t -> notTaken(visit, submission, t);
      case Trouble.NotAllowed t -> notTaken(visit, submission, t);
      case Trouble.SiteGone t -> notTaken(visit, submission, t);
      case Trouble.Paused t -> notTaken(visit, submission, t);
      // Jira may have taken it, and run what it names: it is repeated prevented.
      case Trouble.Unavailable t -> holds.stop(visit, t);
    }
  }

  private void notTaken(Visit visit, Submission submission, Trouble trouble) {
    submissions.notTaken(visit, submission);
    holds.stop(visit, trouble);
  }

  // Not interrupted by the end of the visit's time: a halving that always began anew might never
  // come to its end.
  private void takeApart(Visit visit, Submission submission, String words) {
    if (submission.single()) {
      refused(visit, submission, words);
      return;
    }
    send(visit, submission.firstHalf());
    if (visit.stopped() || visit.pace().refusedUntil(Endpoint.SUBMIT) != null) {
      submissions.notTaken(visit, submission.secondHalf());
    } else {
      send(visit, submission.secondHalf());
    }
  }

  private void refused(Visit visit, Submission single, String words) {
    if (!single.publishedWordsOnly() && usesUnpublishedWords(single.items().getFirst())) {
      inPublishedWords(visit, single, words);
    } else {
      refuse(visit, single, words);
    }
  }

  private void refuse(Visit visit, Submission single, String words) {
    if (submissions.refused(visit, single, words)) {
      holds.stop(visit, new Trouble.Refused(words));
    }
  }

  /** Tries what was refused in words of the published lists; if they do, they do from now on. */
  private void inPublishedWords(Visit visit, Submission refused, String words) {
    var submission = refused.inPublishedWords();
    switch (submit(visit, submission)) {
      case Reply.Answered<Taken>(var taken) -> {
        if (taken.failed().isEmpty()) {
          visit.usePublishedWordsOnly(true);
          submissions.publishedWordsOnly(visit.site());
        }
        settle(visit, submission, taken);
      }
      case Reply.Troubled<Taken>(Trouble.Refused again) when refused.single() ->
          refuse(visit, refused, words);
      case Reply.Troubled<Taken>(var trouble) -> troubled(visit, submission, trouble);
    }
  }

  private void settle(Visit visit, Submission submission, Taken taken) {
    Map<Item, Verdict> verdicts = new HashMap<>();
    submission.items().forEach(item -> verdicts.put(item, taken.verdict(item)));
    var unpublished = failedInUnpublishedWords(submission, verdicts);
    verdicts.keySet().removeAll(unpublished);
    submissions.settle(visit, submission, verdicts);
    if (!unpublished.isEmpty() && !visit.stopped()) {
      inPublishedWords(visit, submission.with(unpublished), "");
    }
  }

  private static List<Item> failedInUnpublishedWords(
      Submission submission, Map<Item, Verdict> verdicts) {
    return submission.items().stream()
        .filter(item -> !submission.publishedWordsOnly() && usesUnpublishedWords(item))
        .filter(item -> verdicts.get(item) instanceof Verdict.Refused)
        .toList();
  }

  private static boolean usesUnpublishedWords(Item item) {
    var content = item.entity().content();
    return content != null && content.usesUnpublishedWords();
  }
}
