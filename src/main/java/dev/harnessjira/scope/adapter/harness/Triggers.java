package dev.harnessjira.scope.adapter.harness;

import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.harness.HarnessModel.Webhook;
import dev.harnessjira.harness.HarnessModel.WebhookForm;
import dev.harnessjira.harness.HarnessResult;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What Harness is asked to tell. */
final class Triggers {

  /** All that is folded; the last two are the newest in Harness. */
  static final List<String> ALL =
      List.of(
          "branch_created",
          "branch_updated",
          "branch_deleted",
          "pullreq_created",
          "pullreq_updated",
          "pullreq_reopened",
          "pullreq_branch_updated",
          "pullreq_closed",
          "pullreq_merged",
          "pullreq_review_submitted",
          "pullreq_target_branch_changed");

  /**
   * For older servers: the change of a target branch came in April 2025, reviews in October 2024;
   * both are found by reading too.
   */
  static final List<List<String>> SHORTER = List.of(ALL.subList(0, 10), ALL.subList(0, 9));

  private Triggers() {}

  /** An older server refuses triggers that it does not know, so it is asked again without them. */
  static HarnessResult<Webhook> send(
      WebhookForm form, Function<WebhookForm, HarnessResult<Webhook>> call) {
    var answer = call.apply(form);
    for (var triggers : SHORTER) {
      if (!refusesTrigger(answer)) {
        break;
      }
      answer = call.apply(WebhookForms.with(form, triggers));
    }
    return answer;
  }

  private static boolean refusesTrigger(HarnessResult<Webhook> answer) {
    return answer instanceof HarnessResult.Failed<Webhook>(HarnessFailure.Refused refused)
        && refused.status() == 400
        && refused.detail().contains("trigger");
  }

  /** Whether a webhook has all triggers, or all that an older server takes. */
  static boolean areComplete(@Nullable List<String> triggers) {
    var set = triggers == null ? Set.<String>of() : Set.copyOf(triggers);
    return set.equals(Set.copyOf(ALL))
        || SHORTER.stream().anyMatch(shorter -> set.equals(Set.copyOf(shorter)));
  }
}
