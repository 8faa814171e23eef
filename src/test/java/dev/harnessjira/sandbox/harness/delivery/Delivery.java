package dev.harnessjira.sandbox.harness.delivery;

import dev.harnessjira.sandbox.harness.model.Execution;
import dev.harnessjira.sandbox.harness.model.Webhook;

/** One attempt to call one webhook, as the journal keeps it for tests and pages. */
public record Delivery(Webhook webhook, Execution execution) {

  public String trigger() {
    return execution.trigger();
  }

  public String body() {
    return execution.request().body();
  }

  public boolean succeeded() {
    return execution.result().equals(Execution.SUCCESS);
  }
}
