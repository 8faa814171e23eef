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

  private final HarnessWebhooks webhooks;
  private final HarnessServers servers;
  private final ServiceSettings settings;

  RemoteSpaceWebhooks(HarnessWebhooks webhooks, HarnessServers servers, ServiceSettings settings) {
    this.webhooks = webhooks;
    this.servers = servers;
    this.settings = settings;
  }

  @Override
  public Answer put(HarnessAccess access, Coverage coverage, NewWebhook webhook) {
    var form = WebhookForms.form(coverage, webhook, settings);
    var answer = Triggers.send(form, wanted -> webhooks.put(access, coverage.path(), wanted));
    return new Refusals(coverage, settings).registered(answer, form.url());
  }

  // Looked at afterwards: something between us and Harness may say yes to everything.
  @Override
  public Answer remove(HarnessAccess access, Coverage coverage, String registration) {
    return switch (locate(access, coverage, registration)) {
      case HarnessResult.Ok<Optional<Webhook>>(var found) ->
          found.isEmpty() ? new Answer.Done() : delete(access, coverage, registration, found.get());
      case HarnessResult.Failed<Optional<Webhook>>(var failure) -> withSpace(coverage, failure);
    };
  }

  private Answer delete(
      HarnessAccess access, Coverage coverage, String registration, Webhook found) {
    return switch (webhooks.delete(access, coverage.path(), Long.toString(found.id()))) {
      case HarnessResult.Ok<Boolean> ok -> gone(access, coverage, registration);
      case HarnessResult.Failed<Boolean>(var failure) ->
          new Refusals(coverage, settings).removing(failure);
    };
  }

  private Answer gone(HarnessAccess access, Coverage coverage, String registration) {
    return switch (locate(access, coverage, registration)) {
      case HarnessResult.Ok<Optional<Webhook>>(var left) ->
          left.isEmpty() ? new Answer.Done() : new Refusals(coverage, settings).stillThere();
      case HarnessResult.Failed<Optional<Webhook>>(var failure) -> withSpace(coverage, failure);
    };
  }

  /** With its space, the webhook is gone. */
  private Answer withSpace(Coverage coverage, HarnessFailure failure) {
    return failure instanceof HarnessFailure.Gone
        ? new Answer.Done()
        : new Refusals(coverage, settings).removing(failure);
  }

  private HarnessResult<Optional<Webhook>> locate(
      HarnessAccess access, Coverage coverage, String registration) {
    return webhooks.locate(
        access,
        coverage.path(),
        WebhookWords.identifier(registration),
        WebhookForms.url(registration, settings));
  }

  @Override
  public Optional<String> deliveryError(
      HarnessAccess access, Coverage coverage, String registration) {
    var identifier = WebhookWords.identifier(registration);
    return switch (webhooks.executions(access, coverage.path(), identifier, 1)) {
      case HarnessResult.Ok<List<Execution>>(var newest) ->
          newest.stream().findFirst().map(execution -> Attempts.error(execution, settings));
      case HarnessResult.Failed<List<Execution>> failed -> Optional.empty();
    };
  }

  @Override
  public boolean takesToken(HarnessAccess access) {
    return servers.check(access) instanceof Inspection.Found;
  }
}
