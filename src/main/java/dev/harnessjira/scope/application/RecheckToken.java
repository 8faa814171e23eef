package dev.harnessjira.scope.application;

import dev.harnessjira.harness.Urgency;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.domain.Backoff;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.SpaceWebhooks;
import dev.harnessjira.scope.domain.TokenState;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks at growing intervals whether Harness takes a refused token again; some refusals heal. */
@Service
class RecheckToken implements WorkHandler {

  static final String TASK = "recheck-harness-token";
  static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

  private final Connections connections;
  private final Tokens tokens;
  private final SpaceWebhooks harness;
  private final AwakenConnection awaken;
  private final Transactions transactions;
  private final Clock clock;

  RecheckToken(
      Connections connections,
      Tokens tokens,
      SpaceWebhooks harness,
      AwakenConnection awaken,
      Transactions transactions,
      Clock clock) {
    this.connections = connections;
    this.tokens = tokens;
    this.harness = harness;
    this.awaken = awaken;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Lost(Connection connection, String token, TokenState state) {}

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
    var lost = transactions.inSite(owner.site(), () -> lost(owner)).orElse(null);
    if (lost == null || lost.state().lost() == null) {
      return null;
    }
    if (!harness.takesToken(lost.connection().server().with(lost.token()).with(Urgency.CURSOR))) {
      var now = clock.instant();
      return now.plus(BACKOFF.within(Duration.between(lost.state().lost().since(), now)));
    }
    transactions.runInSite(owner.site(), () -> restore(lost));
    return null;
  }

  private Optional<Lost> lost(WorkOwner owner) {
    var site = Owners.site(owner);
    return connections
        .find(site, Owners.connection(owner))
        .filter(Connection::isActive)
        .flatMap(found ->
            tokens
                .open(site, found.id())
                .map(token -> new Lost(found, token, tokens.state(site, found.id()))));
  }

  private void restore(Lost lost) {
    var connection = lost.connection();
    if (tokens.restore(connection.site(), connection.id(), lost.state().version())) {
      awaken.accessRestored(connection.site(), connection.id());
    }
  }
}
