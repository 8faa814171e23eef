package dev.harnessjira.scope.adapter.harness;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessFailure;
import dev.harnessjira.harness.HarnessModel.Execution;
import dev.harnessjira.harness.HarnessModel.Webhook;
import dev.harnessjira.harness.HarnessResult;
import dev.harnessjira.harness.HarnessServers;
import dev.harnessjira.harness.HarnessWebhooks;
import dev.harnessjira.harness.Inspection;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.domain.CoveredSpaces.NewWebhook;
import dev.harnessjira.scope.domain.SpaceWebhooks;
import dev.harnessjira.scope.domain.WebhookWords;
import dev.harnessjira.tenancy.ServiceSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Webhooks of spaces through the gateway. */
@Component
class RemoteSpaceWebhooks implements SpaceWebhooks {

  private static final String SUCCESS = "success";

  private final HarnessWebhooks webhooks;
  private final HarnessServers servers;
  private final ServiceSettings settings;

  RemoteSpaceWebhooks(HarnessWebhooks webhooks, HarnessServers servers, ServiceSettings settings) {
    this.webhooks = webhooks;
    this.servers = servers;
    this.settings = settings;
  }

  // An older server refuses triggers that it does not know, so it is asked again without them.
  @Override
  public Answer put(HarnessAccess access, Coverage coverage, NewWebhook webhook) {
    var form = WebhookForms.form(coverage, webhook, settings);
    var answer = webhooks.put(access, coverage.path(), form);
    for (var triggers : Triggers.SHORTER) {
      if (!refusesTrigger(answer)) {
        break;
      }
      answer = webhooks.put(access, coverage.path(), WebhookForms.with(form, triggers));
    }
    var refusals = new Refusals(coverage, settings);
    return switch (answer) {
      case HarnessResult.Ok<Webhook> ok -> new Answer.Done();
      case HarnessResult.Failed<Webhook>(var failure) -> refusals.registering(failure, form.url());
    };
  }

  private static boolean refusesTrigger(HarnessResult<Webhook> answer) {
    return answer instanceof HarnessResult.Failed<Webhook>(HarnessFailure.Refused refused)
        && refused.status() == 400
        && refused.detail().contains("trigger");
  }

  // Looked at afterwards: something between us and Harness may say yes to everything.
  @Override
  public Answer remove(HarnessAccess access, Coverage coverage, String registration) {
    var identifier = WebhookWords.identifier(registration);
    return switch (webhooks.delete(access, coverage.path(), identifier)) {
      case HarnessResult.Ok<Boolean> ok -> gone(access, coverage, identifier);
      case HarnessResult.Failed<Boolean>(var failure) ->
          new Refusals(coverage, settings).removing(failure);
    };
  }

  private Answer gone(HarnessAccess access, Coverage coverage, String identifier) {
    var refusals = new Refusals(coverage, settings);
    return switch (webhooks.find(access, coverage.path(), identifier)) {
      case HarnessResult.Ok<Optional<Webhook>>(var left) ->
          left.isEmpty() ? new Answer.Done() : refusals.stillThere();
      case HarnessResult.Failed<Optional<Webhook>>(var failure) -> refusals.removing(failure);
    };
  }

  @Override
  public Optional<String> deliveryError(
      HarnessAccess access, Coverage coverage, String registration) {
    var identifier = WebhookWords.identifier(registration);
    return switch (webhooks.executions(access, coverage.path(), identifier, 1)) {
      case HarnessResult.Ok<List<Execution>>(var newest) ->
          newest.stream().findFirst().map(this::error);
      case HarnessResult.Failed<List<Execution>> failed -> Optional.empty();
    };
  }

  private String error(Execution execution) {
    if (SUCCESS.equals(execution.result())) {
      return "Harness delivered to "
          + settings.webhookAddress()
          + " and got an answer, but not from here: another server answers at that address.";
    }
    var error = execution.error();
    return error == null || error.isBlank() ? String.valueOf(execution.result()) : error;
  }

  @Override
  public boolean takesToken(HarnessAccess access) {
    return servers.check(access) instanceof Inspection.Found;
  }
}
