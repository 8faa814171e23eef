package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.model.Activity;
import java.util.Locale;

/** A pull request's history in words. */
final class Story {

  private Story() {}

  static String of(Activity activity) {
    return switch (activity.type) {
      case "comment", "code-comment" -> "said: " + activity.text;
      case "title-change" -> "renamed “" + value(activity, "old") + "”";
      case "state-change" -> stateChange(activity);
      case "branch-update" -> "pushed " + sha(activity, "new");
      case "branch-delete" -> "deleted the branch";
      case "merge" -> "merged by " + value(activity, "merge_method");
      case "review-submit" -> review(value(activity, "decision"));
      case "reviewer-add" -> "asked for a review";
      case "reviewer-delete" -> "removed a reviewer";
      case "target-branch-change" -> "changed the target to " + value(activity, "new");
      default -> activity.type.toLowerCase(Locale.ROOT).replace('-', ' ');
    };
  }

  private static String stateChange(Activity activity) {
    if (!value(activity, "old").equals(value(activity, "new"))) {
      return value(activity, "new").equals("closed") ? "closed it" : "reopened it";
    }
    return value(activity, "new_draft").equals("true") ? "made it a draft" : "made it ready";
  }

  private static String review(String decision) {
    return switch (decision) {
      case "approved" -> "approved";
      case "changereq" -> "requested changes";
      default -> "reviewed";
    };
  }

  private static String sha(Activity activity, String name) {
    var sha = value(activity, name);
    return sha.substring(0, Math.min(8, sha.length()));
  }

  private static String value(Activity activity, String name) {
    return String.valueOf(activity.payload.get(name));
  }
}
