package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One attempt to deliver, as the execution history shows it; the duration is in nanoseconds. */
public record Execution(
    long id,
    @Nullable Long retriggerOf,
    long created,
    String trigger,
    Outcome outcome,
    long duration,
    Request request)
    implements Serializable {

  public static final String SUCCESS = "success";
  public static final String FATAL = "fatal_error";
  public static final String RETRIABLE = "retriable_error";

  public String result() {
    return outcome.result();
  }

  /** What was sent. */
  public record Request(String url, String headers, String body) implements Serializable {}

  /** What came of it; the status code is 0 when nothing was answered. */
  public record Outcome(
      String result, String error, int statusCode, String status, String headers, String body)
      implements Serializable {

    public static Outcome failed(String error) {
      return new Outcome(FATAL, error, 0, "", "", "");
    }
  }
}
