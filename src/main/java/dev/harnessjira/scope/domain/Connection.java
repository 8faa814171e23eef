package dev.harnessjira.scope.domain;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView.Paused;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a site; {@code established} once its first webhook was registered, {@code paused}
 * while nothing of it may go to Jira.
 */
public record Connection(
    SiteId site,
    ConnectionId id,
    ScopeType type,
    Server server,
    String accountName,
    ConnectionOptions options,
    @Nullable Instant established,
    @Nullable Instant ended,
    @Nullable Paused paused) {

  /** The Harness account, or root space, and where it is. */
  public record Server(URI baseUrl, Dialect dialect, String account) {

    public static Server of(HarnessAccess access) {
      return new Server(access.baseUrl(), access.dialect(), access.account());
    }

    public HarnessAccess with(String token) {
      return new HarnessAccess(baseUrl, dialect, account, token);
    }
  }

  public boolean isActive() {
    return ended == null;
  }
}
