package dev.harnessjira.sandbox.harness;

/** Which kind of Harness is played: its APIs, headers, addresses and tokens. */
public enum Dialect {
  PLATFORM("Harness", new Committer("Harness", "noreply@harness.io")),
  OPEN_SOURCE("Gitness", new Committer("Gitness", "system@gitness.io"));

  private final String headers;
  private final Committer committer;

  Dialect(String headers, Committer committer) {
    this.headers = headers;
    this.committer = committer;
  }

  /** The middle of the delivery headers' names: {@code X-<identity>-Trigger}. */
  public String headerIdentity() {
    return headers;
  }

  public Committer committer() {
    return committer;
  }

  /** The identity under which the server itself commits. */
  public record Committer(String name, String email) {}
}
