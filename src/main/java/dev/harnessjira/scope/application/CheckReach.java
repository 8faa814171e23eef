package dev.harnessjira.scope.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Urgency;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.domain.Backoff;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.SpaceWebhooks;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Asks Harness, at growing intervals, what it has to say about deliveries of a connection that it
 * never reached us with.
 */
@Service
class CheckReach implements WorkHandler {

  static final String TASK = "check-reach";
  static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1));

  private final Connections connections;
  private final CoveredSpaces spaces;
  private final Tokens tokens;
  private final SpaceWebhooks harness;
  private final Transactions transactions;
  private final Clock clock;

  CheckReach(
      Connections connections,
      CoveredSpaces spaces,
      Tokens tokens,
      SpaceWebhooks harness,
      Transactions transactions,
      Clock clock) {
    this.connections = connections;
    this.spaces = spaces;
    this.tokens = tokens;
    this.harness = harness;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Unreached(HarnessAccess access, List<CoveredSpace> spaces) {}

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
    var unreached = transactions.inSite(owner.site(), () -> unreached(owner));
    if (unreached == null) {
      return null;
    }
    for (var space : unreached.spaces()) {
      if (clock.instant().isBefore(until)) {
        ask(owner, unreached.access(), space);
      }
    }
    return next(unreached.spaces());
  }

  /** Null when there is nothing to ask: reached, ended, no webhook yet or no token. */
  private @Nullable Unreached unreached(WorkOwner owner) {
    var site = Owners.site(owner);
    var connection =
        connections.find(site, Owners.connection(owner)).filter(Connection::isActive).orElse(null);
    if (connection == null || tokens.state(site, connection.id()).isLost()) {
      return null;
    }
    var active =
        spaces.of(site, connection.id()).stream().filter(CoveredSpace::isRegistered).toList();
    var reached = active.stream().anyMatch(space -> space.webhook().lastDelivery() != null);
    return reached || active.isEmpty()
        ? null
        : tokens
            .open(site, connection.id())
            .map(token ->
                new Unreached(connection.server().with(token).with(Urgency.CURSOR), active))
            .orElse(null);
  }

  private void ask(WorkOwner owner, HarnessAccess access, CoveredSpace space) {
    var registration = space.webhook().registration();
    var error = harness.deliveryError(access, space.coverage(), registration).orElse(null);
    transactions.runInSite(
        owner.site(), () -> spaces.notReached(Owners.site(owner), registration, error));
  }

  private Instant next(List<CoveredSpace> asked) {
    var now = clock.instant();
    var since =
        asked.stream()
            .map(space -> space.webhook().registered())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(now);
    return now.plus(BACKOFF.within(Duration.between(since, now)));
  }
}
