package dev.harnessjira.scope.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectScope;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.tenancy.ConnectedSites;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Connects a scope in one transaction that holds the Jira site, so that it is not disconnected
 * meanwhile: claims, connection, sealed token, coverages, webhooks.
 */
@Service
class ClaimAndConnect implements ConnectScope {

  private final ConnectedSites sites;
  private final Connections connections;
  private final Tokens tokens;
  private final CoverSpaces coverSpaces;
  private final NoteActs acts;
  private final Transactions transactions;
  private final Clock clock;

  ClaimAndConnect(
      ConnectedSites sites,
      Connections connections,
      Tokens tokens,
      CoverSpaces coverSpaces,
      NoteActs acts,
      Transactions transactions,
      Clock clock) {
    this.sites = sites;
    this.connections = connections;
    this.tokens = tokens;
    this.coverSpaces = coverSpaces;
    this.acts = acts;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome connect(SiteId site, ConnectionDraft draft) {
    var type = draft.type();
    var targets = type == null ? List.<Target>of() : targets(type, draft);
    if (type == null || targets.isEmpty()) {
      throw new IllegalArgumentException("The draft names no scope: " + draft);
    }
    var connection =
        new Connection(
            site,
            ConnectionId.random(),
            type,
            Connection.Server.of(draft.access()),
            draft.accountName(),
            draft.options(),
            null,
            null,
            null);
    return transactions.inSite(
        site.value(),
        () ->
            sites.hold(site)
                ? connect(connection, draft, targets)
                : new Outcome.SiteDisconnected());
  }

  private static List<Target> targets(ScopeType type, ConnectionDraft draft) {
    return type == ScopeType.ACCOUNT
        ? List.of(new Target(draft.access().account(), draft.accountName()))
        : draft.targets();
  }

  private Outcome connect(Connection connection, ConnectionDraft draft, List<Target> targets) {
    var plan = coverSpaces.plan(connection, targets);
    var taken = coverSpaces.claim(connection, plan);
    if (!taken.isEmpty()) {
      return new Outcome.Taken(taken);
    }
    connections.add(connection, clock.instant());
    tokens.keep(connection.site(), connection.id(), draft.access().token(), draft.owner());
    coverSpaces.add(connection, plan);
    acts.whole(Act.SCOPE_CONNECTED, connection);
    return new Outcome.Connected(connection.id());
  }
}
