package dev.harnessjira.scope.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Urgency;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.CoveredSpaces.NewWebhook;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looks at each registered webhook of a connection every hour, and sooner when asked to. */
@Service
class CheckWebhooks implements WorkHandler {

  static final String TASK = "check-webhooks";
  static final Duration FIRST = Duration.ofHours(1);

  private final Connections connections;
  private final CoveredSpaces spaces;
  private final Tokens tokens;
  private final CheckWebhook checkWebhook;
  private final Transactions transactions;
  private final Clock clock;

  CheckWebhooks(
      Connections connections,
      CoveredSpaces spaces,
      Tokens tokens,
      CheckWebhook checkWebhook,
      Transactions transactions,
      Clock clock) {
    this.connections = connections;
    this.spaces = spaces;
    this.tokens = tokens;
    this.checkWebhook = checkWebhook;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A webhook to look at, and what it takes. */
  record Job(
      Connection connection,
      HarnessAccess access,
      long tokenVersion,
      CoveredSpace space,
      NewWebhook webhook) {}

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    for (var job : transactions.inSite(owner.site(), () -> jobs(owner))) {
      if (!clock.instant().isBefore(until) || !checkWebhook.check(job)) {
        break;
      }
    }
    return transactions.inSite(owner.site(), () -> next(owner));
  }

  private List<Job> jobs(WorkOwner owner) {
    var now = clock.instant();
    var connection = connection(owner);
    var access =
        connection == null
            ? null
            : tokens
                .open(connection.site(), connection.id())
                .map(token -> connection.server().with(token).with(Urgency.CURSOR))
                .orElse(null);
    if (connection == null || access == null) {
      return List.of();
    }
    var version = tokens.state(connection.site(), connection.id()).version();
    return registered(connection)
        .filter(space -> !space.webhook().health().checkAt().isAfter(now))
        .flatMap(space -> job(connection, access, version, space))
        .toList();
  }

  private Stream<Job> job(
      Connection connection, HarnessAccess access, long version, CoveredSpace space) {
    var registration = space.webhook().registration();
    return spaces
        .secret(connection.site(), registration)
        .map(secret ->
            new Job(connection, access, version, space, new NewWebhook(registration, secret)))
        .stream();
  }

  /** Null when there is nothing to look at; a renewed token orders a look. */
  private @Nullable Connection connection(WorkOwner owner) {
    var site = Owners.site(owner);
    return connections
        .find(site, Owners.connection(owner))
        .filter(Connection::isActive)
        .filter(found -> !tokens.state(site, found.id()).isLost())
        .orElse(null);
  }

  private Stream<CoveredSpace> registered(Connection connection) {
    return spaces.of(connection.site(), connection.id()).stream()
        .filter(CoveredSpace::isRegistered);
  }

  private @Nullable Instant next(WorkOwner owner) {
    var connection = connection(owner);
    return connection == null
        ? null
        : registered(connection)
            .map(space -> space.webhook().health().checkAt())
            .min(Instant::compareTo)
            .orElse(null);
  }
}
