package dev.harnessjira.scope;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection that has not ended. {@code reason} says why it is not active, in words for people;
 * {@code coverages} are the active ones; {@code tokenExpires} is null when it never does or nobody
 * tells.
 */
public record ConnectionView(
    ConnectionId id,
    ScopeType type,
    URI baseUrl,
    String accountName,
    List<Coverage> coverages,
    State state,
    @Nullable String reason,
    String tokenOwner,
    @Nullable Instant tokenExpires,
    Reach reach,
    ConnectionOptions options) {

  public ConnectionView(
      ConnectionId id,
      ScopeType type,
      URI baseUrl,
      String accountName,
      List<Coverage> coverages,
      State state,
      @Nullable String reason,
      String tokenOwner,
      @Nullable Instant tokenExpires,
      Reach reach) {
    this(
        id,
        type,
        baseUrl,
        accountName,
        coverages,
        state,
        reason,
        tokenOwner,
        tokenExpires,
        reach,
        ConnectionOptions.usual());
  }

  /** How it stands. */
  public enum State {
    /** Its webhooks are being registered in Harness, again and again until they are. */
    SETTING_UP,
    ACTIVE,
    /** Harness refused the token; events are still taken, reading waits for another token. */
    TOKEN_LOST
  }

  /**
   * Whether Harness reaches us: when the last signed delivery came, never is null; and the error of
   * Harness's own execution record when there is one.
   */
  public record Reach(@Nullable Instant last, @Nullable String harnessError) {}
}
