package dev.harnessjira.harness;

import static dev.harnessjira.harness.HarnessCalls.reference;

import dev.harnessjira.harness.HarnessModel.Execution;
import dev.harnessjira.harness.HarnessModel.SentExecution;
import dev.harnessjira.harness.HarnessModel.Webhook;
import dev.harnessjira.harness.HarnessModel.WebhookForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Webhooks of a space in Harness: registered once at the level of what a connection covers. */
@Component
public class HarnessWebhooks {

  /** Bodies have megabytes at times, and an answer may have ten. */
  private static final int SENT_PAGE = 50;

  private final HarnessCalls calls;

  HarnessWebhooks(HarnessCalls calls) {
    this.calls = calls;
  }

  /**
   * Creates the webhook, or puts the one with this identifier right and leaves it enabled or not;
   * safe to repeat.
   */
  public HarnessResult<Webhook> put(HarnessAccess access, String space, WebhookForm form) {
    return switch (find(access, space, form.identifier())) {
      case HarnessResult.Ok<Optional<Webhook>>(var found) when found.isPresent() ->
          change(access, space, found.get().id(), form);
      case HarnessResult.Ok<Optional<Webhook>> absent ->
          send(access, HttpMethod.POST, webhooks(access, space), form);
      case HarnessResult.Failed<Optional<Webhook>>(var failure) ->
          new HarnessResult.Failed<>(failure);
    };
  }

  /** The webhook with this identifier; empty when there is none. */
  public HarnessResult<Optional<Webhook>> find(
      HarnessAccess access, String space, String identifier) {
    var path = webhooks(access, space) + "/" + identifier;
    return switch (calls.get(access, path, Webhook.class)) {
      case HarnessResult.Ok<Webhook>(var webhook) -> new HarnessResult.Ok<>(Optional.of(webhook));
      case HarnessResult.Failed<Webhook>(HarnessFailure.Gone gone) ->
          new HarnessResult.Ok<>(Optional.empty());
      case HarnessResult.Failed<Webhook>(var failure) -> new HarnessResult.Failed<>(failure);
    };
  }

  /** Puts the webhook with this number right, also its identifier; it stays enabled or not. */
  public HarnessResult<Webhook> change(
      HarnessAccess access, String space, long number, WebhookForm form) {
    return patch(access, space, number, form.withoutEnabled());
  }

  /** Enables the webhook with this number. */
  public HarnessResult<Webhook> enable(HarnessAccess access, String space, long number) {
    return patch(access, space, number, Map.of("enabled", true));
  }

  /**
   * The webhook with this identifier, or with this address: who may edit it may change its
   * identifier, too. Empty when there is none; gone when the space is.
   */
  public HarnessResult<Optional<Webhook>> locate(
      HarnessAccess access, String space, String identifier, String url) {
    return switch (find(access, space, identifier)) {
      case HarnessResult.Ok<Optional<Webhook>>(var found) when found.isEmpty() ->
          byAddress(access, space, url);
      case HarnessResult.Ok<Optional<Webhook>> found -> found;
      case HarnessResult.Failed<Optional<Webhook>> failed -> failed;
    };
  }

  private HarnessResult<Optional<Webhook>> byAddress(
      HarnessAccess access, String space, String url) {
    for (var page = 1; ; page++) {
      var path = webhooks(access, space) + "?limit=" + HarnessCode.PAGE + "&page=" + page;
      switch (calls.list(access, path, Webhook.class)) {
        case HarnessResult.Failed<List<Webhook>>(var failure) -> {
          return new HarnessResult.Failed<>(failure);
        }
        case HarnessResult.Ok<List<Webhook>>(var items) -> {
          var found = items.stream().filter(it -> url.equals(it.url())).findFirst();
          if (found.isPresent() || items.size() < HarnessCode.PAGE) {
            return new HarnessResult.Ok<>(found);
          }
        }
      }
    }
  }

  /** Deletes it; one that is not there is deleted too. */
  public HarnessResult<Boolean> delete(HarnessAccess access, String space, String identifier) {
    var path = webhooks(access, space) + "/" + identifier;
    return switch (calls.delete(access, path)) {
      case HarnessResult.Failed<Boolean>(HarnessFailure.Gone gone) -> new HarnessResult.Ok<>(true);
      case HarnessResult.Ok<Boolean> deleted -> deleted;
      case HarnessResult.Failed<Boolean> failed -> failed;
    };
  }

  /** The newest attempts of Harness to deliver, newest first; kept 7 days. */
  public HarnessResult<List<Execution>> executions(
      HarnessAccess access, String space, String identifier, int most) {
    return calls.list(
        access,
        webhooks(access, space) + "/" + identifier + "/executions?limit=" + most,
        Execution.class);
  }

  /** A page, from 1, of the attempts with what was sent, newest first; kept 7 days. */
  public HarnessResult<List<SentExecution>> sent(
      HarnessAccess access, String space, String identifier, int page) {
    return calls.list(
        access,
        webhooks(access, space)
            + "/"
            + identifier
            + "/executions?limit="
            + SENT_PAGE
            + "&page="
            + page,
        SentExecution.class);
  }

  private HarnessResult<Webhook> patch(
      HarnessAccess access, String space, long number, Object body) {
    return send(access, HttpMethod.PATCH, webhooks(access, space) + "/" + number, body);
  }

  private HarnessResult<Webhook> send(
      HarnessAccess access, HttpMethod method, String path, Object form) {
    return calls.send(access, method, path, form, calls.type(Webhook.class));
  }

  private static String webhooks(HarnessAccess access, String space) {
    return HarnessCode.code(access) + "/spaces/" + reference(space) + "/webhooks";
  }
}
