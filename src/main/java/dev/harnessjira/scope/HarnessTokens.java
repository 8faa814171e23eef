package dev.harnessjira.scope;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.tenancy.SiteId;

/** The token of a connection, for reading Harness with it. Not inside a transaction. */
public interface HarnessTokens {

  Token token(SiteId site, ConnectionId connection);

  /** Whether the connection's token can be used. */
  sealed interface Token {

    /** It can; {@code version} changes when it is replaced. */
    record Usable(HarnessAccess access, long version) implements Token {}

    /** Harness refused it, or the connection has ended. */
    record Lost(String reason) implements Token {}
  }
}
