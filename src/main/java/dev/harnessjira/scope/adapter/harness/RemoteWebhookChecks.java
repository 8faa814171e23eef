package dev.harnessjira.scope.adapter.harness;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.harness.HarnessModel.Execution;
import dev.harnessjira.harness.HarnessModel.Webhook;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.harness.HarnessWebhooks;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.domain.CoveredSpaces.NewWebhook;
import dev.harnessjira.scope.domain.SpaceWebhooks.Answer;
import dev.harnessjira.scope.domain.WebhookChecks;
import dev.harnessjira.scope.domain.WebhookWords;
import dev.harnessjira.tenancy.ServiceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks at webhooks through the gateway. */
@Component
class RemoteWebhookChecks implements WebhookChecks {

  private final HarnessWebhooks webhooks;
  private final ServiceSettings settings;

  RemoteWebhookChecks(HarnessWebhooks webhooks, ServiceSettings settings) {
    this.webhooks = webhooks;
    this.settings = settings;
  }

  @Override
  public Seen look(HarnessAccess access, Coverage coverage, String registration, boolean attempts) {
    var identifier = WebhookWords.identifier(registration);
    var url = WebhookForms.url(registration, settings);
    return switch (webhooks.locate(access, coverage.path(), identifier, url)) {
      case HarnessResult.Ok<Optional<Webhook>>(var found) ->
          found.isEmpty()
              ? new Seen.Vanished()
              : there(access, coverage, registration, found.get(), attempts);
      case HarnessResult.Failed<Optional<Webhook>>(HarnessFailure.Gone gone) ->
          new Seen.SpaceGone();
      case HarnessResult.Failed<Optional<Webhook>>(var failure) ->
          new Seen.Unseen(new Refusals(coverage, settings).looking(failure));
    };
  }

  private Seen there(
      HarnessAccess access,
      Coverage coverage,
      String registration,
      Webhook found,
      boolean attempts) {
    var differences = differences(found, registration);
    var result = found.latest_execution_result();
    if (!attempts && (result == null || Attempts.succeeded(result))) {
      return new Seen.There(found.id(), found.enabled(), differences, null);
    }
    var number = Long.toString(found.id());
    return switch (webhooks.executions(access, coverage.path(), number, 1)) {
      case HarnessResult.Ok<List<Execution>>(var newest) ->
          new Seen.There(
              found.id(),
              found.enabled(),
              differences,
              newest.stream()
                  .findFirst()
                  .map(execution -> Attempts.attempt(execution, settings))
                  .orElse(null));
      case HarnessResult.Failed<List<Execution>>(var failure) ->
          new Seen.Unseen(new Refusals(coverage, settings).looking(failure));
    };
  }

  // Neither its version nor when it was updated says that somebody edited it.
  private List<String> differences(Webhook found, String registration) {
    List<String> differences = new ArrayList<>();
    if (!WebhookWords.identifier(registration).equals(found.identifier())) {
      differences.add("identifier");
    }
    if (!WebhookForms.url(registration, settings).equals(found.url())) {
      differences.add("address");
    }
    if (!Triggers.areComplete(found.triggers())) {
      differences.add("triggers");
    }
    if (found.insecure()) {
      differences.add("verification of certificates");
    }
    if (!found.has_secret()) {
      differences.add("secret");
    }
    return List.copyOf(differences);
  }

  @Override
  public Answer putRight(HarnessAccess access, Coverage coverage, NewWebhook webhook, long number) {
    var form = WebhookForms.form(coverage, webhook, settings);
    var answer =
        Triggers.send(form, wanted -> webhooks.change(access, coverage.path(), number, wanted));
    return new Refusals(coverage, settings).registered(answer, form.url());
  }

  @Override
  public Answer enable(HarnessAccess access, Coverage coverage, long number) {
    return new Refusals(coverage, settings)
        .registered(
            webhooks.enable(access, coverage.path(), number), settings.webhookAddress().toString());
  }
}
