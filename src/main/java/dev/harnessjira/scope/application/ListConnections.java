package dev.harnessjira.scope.application;

import static java.util.stream.Collectors.joining;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.ConnectionView.Reach;
import dev.harnessjira.scope.ConnectionView.State;
import dev.harnessjira.scope.EndedConnection;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.TokenState;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.scope.domain.WebhookWords;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows the connections of a site; how one stands follows from its token and its webhooks. */
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

  @Override
  public List<ConnectionView> connections(SiteId site) {
    return transactions.inSite(
        site.value(), () -> connections.active(site).stream().map(this::view).toList());
  }

  @Override
  public Optional<ConnectionView> connection(SiteId site, ConnectionId connection) {
    return transactions.inSite(
        site.value(),
        () -> connections.find(site, connection).filter(Connection::isActive).map(this::view));
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
        site.value(), () -> connections.endedAfter(site, since).stream().map(this::ended).toList());
  }

  private ConnectionView view(Connection connection) {
    var token = tokens.state(connection.site(), connection.id());
    var active =
        spaces.of(connection.site(), connection.id()).stream()
            .filter(CoveredSpace::isActive)
            .toList();
    return new ConnectionView(
        connection.id(),
        connection.type(),
        connection.server().baseUrl(),
        connection.accountName(),
        active.stream().map(CoveredSpace::coverage).toList(),
        state(token, active),
        reason(token, active),
        token.owner().name(),
        token.owner().expires(),
        reach(active),
        connection.options());
  }

  private static State state(TokenState token, List<CoveredSpace> active) {
    if (token.isLost()) {
      return State.TOKEN_LOST;
    }
    return active.stream().anyMatch(CoveredSpace::toRegister) ? State.SETTING_UP : State.ACTIVE;
  }

  private static @Nullable String reason(TokenState token, List<CoveredSpace> active) {
    if (token.lost() != null) {
      return token.lost().reason();
    }
    return active.stream()
        .filter(CoveredSpace::toRegister)
        .map(space -> space.webhook().trying().failure())
        .filter(Objects::nonNull)
        .distinct()
        .reduce((one, other) -> one + " " + other)
        .orElse(null);
  }

  private static Reach reach(List<CoveredSpace> active) {
    var last =
        active.stream()
            .map(space -> space.webhook().lastDelivery())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    var error =
        active.stream()
            .map(space -> space.webhook().harnessError())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Reach(last, last == null ? error : null);
  }

  private EndedConnection ended(Connection connection) {
    var ended = connection.ended();
    if (ended == null) {
      throw new IllegalStateException(connection.id() + " has not ended");
    }
    var all = spaces.of(connection.site(), connection.id());
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
