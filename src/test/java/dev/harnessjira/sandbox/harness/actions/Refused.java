package dev.harnessjira.sandbox.harness.actions;

import java.util.Map;

/** The simulated Harness's refusal of an act, with the status and text of the real one. */
public final class Refused extends RuntimeException {

  private final String reason;
  private final int status;
  private final transient Map<String, Object> values;

  public Refused(int status, String message) {
    this(status, message, Map.of());
  }

  public Refused(int status, String message, Map<String, Object> values) {
    super(message);
    this.reason = message;
    this.status = status;
    this.values = values;
  }

  /** What the server says. */
  public String reason() {
    return reason;
  }

  public int status() {
    return status;
  }

  public Map<String, Object> values() {
    return values;
  }

  public static void unless(boolean allowed, int status, String message) {
    if (!allowed) {
      throw new Refused(status, message);
    }
  }
}
