package dev.harnessjira.scope.adapter.harness;

import dev.harnessjira.harness.HarnessModel.Execution;
import dev.harnessjira.scope.domain.WebhookChecks.Attempt;
import dev.harnessjira.tenancy.ServiceSettings;
import java.time.Instant;

/** What Harness's own record of an attempt to deliver means when nothing came here. */
final class Attempts {

  private static final String SUCCESS = "success";

  private Attempts() {}

  static boolean succeeded(String result) {
    return SUCCESS.equals(result);
  }

  static Attempt attempt(Execution execution, ServiceSettings settings) {
    return new Attempt(
        Instant.ofEpochMilli(execution.created()),
        SUCCESS.equals(execution.result()),
        error(execution, settings));
  }

  static String error(Execution execution, ServiceSettings settings) {
    if (SUCCESS.equals(execution.result())) {
      return "Harness delivered to "
          + settings.webhookAddress()
          + " and got an answer, but not from here: another server answers at that address.";
    }
    var error = execution.error();
    return error == null || error.isBlank() ? String.valueOf(execution.result()) : error;
  }
}
