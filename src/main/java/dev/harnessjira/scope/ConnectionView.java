package dev.harnessjira.scope;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that has not ended. {@code reason} says why it is not active, in words for people;
 * {@code coverages} are the active ones; {@code tokenExpires} is null when it never does or nobody
 * tells; {@code webhooks} has one for each coverage; {@code missing} names the coverages whose
 * space Harness no longer has; {@code paused} is null unless nothing of it goes to Jira.
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
    ConnectionOptions options,
    List<WebhookView> webhooks,
    Map<CoverageId, Missing> missing,
    @Nullable Paused paused) {

  /** With the usual options and nothing to tell of its webhooks and spaces. */
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
        ConnectionOptions.usual(),
        List.of(),
        Map.of(),
        null);
  }

  /** How it stands. */
  public enum State {
    /** Its webhooks are being registered in Harness, again and again until they are. */
    SETTING_UP,
    ACTIVE,
    /** Harness refused the token; events are still taken, reading waits for another token. */
    TOKEN_LOST
  }

  /** Who paused it, for people, and when. */
  public record Paused(String by, Instant since) {}

  /**
   * Since when a covered space is not where it was, and why, in words for people with the next
   * step.
   */
  public record Missing(Instant since, String reason) {}

  /**
   * Whether Harness reaches us: when the last signed delivery came, never is null; and the error of
   * Harness's own execution record when there is one.
   */
  public record Reach(@Nullable Instant last, @Nullable String harnessError) {}
}
