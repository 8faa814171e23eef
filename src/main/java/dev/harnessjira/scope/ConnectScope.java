package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;
import java.util.List;

/** Connects a Harness scope with a Jira site. */
public interface ConnectScope {

  /**
   * Claims the scope, seals the token and leaves the registration of the webhooks to durable work.
   * The draft has a type and, but for an account, targets.
   */
  Outcome connect(SiteId site, ConnectionDraft draft);

  /** What became of it. */
  sealed interface Outcome {

    record Connected(ConnectionId connection) implements Outcome {}

    /** The Jira site is not connected, or is no longer. */
    record SiteDisconnected() implements Outcome {}

    /** Something of it is covered by a connection already; overlap counts in both directions. */
    record Taken(List<TakenScope> scopes) implements Outcome {}
  }

  /**
   * A path that is claimed; {@code here} when by this very site, otherwise by another, which is not
   * named.
   */
  record TakenScope(String path, boolean here) {}
}
