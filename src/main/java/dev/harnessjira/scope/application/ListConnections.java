package dev.harnessjira.scope.application;

import static java.util.stream.Collectors.joining;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.EndedConnection;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.scope.domain.WebhookWords;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Shows the connections of a site. */
@Service
class ListConnections implements ConnectionDirectory {

  private static final Duration SHOWN_FOR = Duration.ofDays(30);

  private final Connections connections;
  private final CoveredSpaces spaces;
  private final Tokens tokens;
  private final Transactions transactions;
  private final Clock clock;

  ListConnections(
      Connections connections,
      CoveredSpaces spaces,
      Tokens tokens,
      Transactions transactions,
      Clock clock) {
    this.connections = connections;
    this.spaces = spaces;
    this.tokens = tokens;
    this.transactions = transactions;
    this.clock = clock;
  }

  // A fixed number of statements, however many connections there are.
  @Override
  public List<ConnectionView> connections(SiteId site) {
    return transactions.inSite(
        site.value(),
        () -> {
          var states = tokens.states(site);
          var covered = spaces.active(site);
          return connections.active(site).stream()
              .filter(connection -> states.containsKey(connection.id()))
              .map(connection ->
                  ConnectionViews.view(
                      connection,
                      Objects.requireNonNull(states.get(connection.id())),
                      covered.getOrDefault(connection.id(), List.of())))
              .toList();
        });
  }

  @Override
  public Optional<ConnectionView> connection(SiteId site, ConnectionId connection) {
    return transactions.inSite(
        site.value(),
        () -> connections.find(site, connection).filter(Connection::isActive).map(this::view));
  }

  private ConnectionView view(Connection connection) {
    return ConnectionViews.view(
        connection,
        tokens.state(connection.site(), connection.id()),
        spaces.of(connection.site(), connection.id()));
  }

  @Override
  public ConnectionOptions options(SiteId site, ConnectionId connection) {
    return transactions.inSite(
        site.value(),
        () ->
            connections
                .find(site, connection)
                .map(Connection::options)
                .orElseGet(ConnectionOptions::usual));
  }

  @Override
  public List<EndedConnection> ended(SiteId site) {
    var since = clock.instant().minus(SHOWN_FOR);
    return transactions.inSite(
        site.value(),
        () -> {
          var ended = connections.endedAfter(site, since);
          var covered = spaces.of(site, ended.stream().map(Connection::id).toList());
          return ended.stream()
              .map(it -> ended(it, covered.getOrDefault(it.id(), List.of())))
              .toList();
        });
  }

  private static EndedConnection ended(Connection connection, List<CoveredSpace> all) {
    var ended = connection.ended();
    if (ended == null) {
      throw new IllegalStateException(connection.id() + " has not ended");
    }
    var left = all.stream().filter(CoveredSpace::toRemove).toList();
    return new EndedConnection(
        connection.id(),
        name(connection, all),
        ended,
        left.isEmpty(),
        left.stream()
            .filter(space -> space.webhook().trying().failure() != null)
            .map(space -> byHand(connection, space))
            .toList());
  }

  /** As it was called when it ended: its account, or the names of what it covered then. */
  private static String name(Connection connection, List<CoveredSpace> all) {
    var names =
        all.stream()
            .filter(space -> Objects.equals(space.ended(), connection.ended()))
            .map(space -> space.coverage().name())
            .collect(joining(", "));
    return names.equals(connection.accountName())
        ? names
        : names + " in " + connection.accountName();
  }

  private static String byHand(Connection connection, CoveredSpace space) {
    var where = WebhookWords.space(space.coverage());
    return "The webhook %s of %s may still be at %s. %s To remove it by hand, open the webhooks of the %s in Harness and delete it there."
        .formatted(
            WebhookWords.identifier(space.webhook().registration()),
            where,
            connection.server().baseUrl(),
            space.webhook().trying().failure(),
            where);
  }
}
