package dev.harnessjira.scope.adapter.harness;

import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.harness.HarnessModel.Webhook;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.domain.SpaceWebhooks.Answer;
import dev.harnessjira.scope.domain.WebhookWords;
import dev.harnessjira.tenancy.ServiceSettings;

/** What a failure about the webhook of a space means, in words that name it and the next step. */
final class Refusals {

  private final String space;
  private final String contact;

  Refusals(Coverage coverage, ServiceSettings settings) {
    this.space = WebhookWords.space(coverage);
    this.contact = settings.contact();
  }

  /** What an answer to registering means. */
  Answer registered(HarnessResult<Webhook> answer, String webhookUrl) {
    return switch (answer) {
      case HarnessResult.Ok<Webhook> ok -> new Answer.Done();
      case HarnessResult.Failed<Webhook>(var failure) -> registering(failure, webhookUrl);
    };
  }

  private Answer registering(HarnessFailure failure, String webhookUrl) {
    return switch (failure) {
      case HarnessFailure.Forbidden(var detail) ->
          new Answer.Refused(
              "Harness does not let the token register a webhook for %s (%s). Give the token’s owner the role Account Admin in Harness, or replace the token."
                  .formatted(space, detail));
      case HarnessFailure.Gone(var detail) ->
          new Answer.Refused(
              "Harness Code does not know %s (%s). It may have been deleted, or has no repository yet: create its first repository in Harness, or remove it here."
                  .formatted(space, detail));
      case HarnessFailure.Refused refused when refused.status() == 400 ->
          new Answer.Refused(
              "Harness refused the webhook address %s for %s (%s). Ask %s to set harness-jira.webhook-url to an address that Harness can reach."
                  .formatted(webhookUrl, space, refused.detail(), contact));
      case HarnessFailure other -> either(other, "registered");
    };
  }

  Answer removing(HarnessFailure failure) {
    return switch (failure) {
      case HarnessFailure.Forbidden(var detail) ->
          new Answer.Refused(
              "Harness does not let the token remove the webhook of %s (%s)."
                  .formatted(space, detail));
      case HarnessFailure other -> either(other, "removed");
    };
  }

  Answer stillThere() {
    return later("removed", "Harness said yes, but it is still there");
  }

  Answer looking(HarnessFailure failure) {
    return either(failure, "looked at");
  }

  private Answer either(HarnessFailure failure, String done) {
    return switch (failure) {
      case HarnessFailure.Unauthorized(var detail) ->
          new Answer.TokenRefused(
              "Harness refused the token (%s). It may have expired or been revoked: replace the token."
                  .formatted(detail));
      case HarnessFailure.Redirected redirected ->
          new Answer.Refused(
              "The Harness address sends us elsewhere (%s). Replace the token and give the new address with it."
                  .formatted(redirected.detail()));
      case HarnessFailure.Throttled(var retryAt, var detail) ->
          new Answer.NotNow(notNow(done, detail), retryAt);
      case HarnessFailure.Forbidden it -> later(done, it.detail());
      case HarnessFailure.Gone it -> later(done, it.detail());
      case HarnessFailure.Refused it -> later(done, it.detail());
      case HarnessFailure.Unavailable it -> later(done, it.detail());
      case HarnessFailure.Unreachable it -> later(done, it.detail());
    };
  }

  private Answer later(String done, String detail) {
    return new Answer.NotNow(notNow(done, detail), null);
  }

  private String notNow(String done, String detail) {
    return "The webhook of %s could not be %s yet (%s); it is tried again by itself."
        .formatted(space, done, detail);
  }
}
