package dev.harnessjira.scope.application;

import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionOptionsChanged;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Chooses other options of a connection that this transaction has to itself. */
@Service
class ChangeOptions {

  private final Connections connections;
  private final EndCoverage coverages;
  private final SwitchWebhooks switchWebhooks;
  private final NoteActs acts;
  private final ApplicationEventPublisher events;

  ChangeOptions(
      Connections connections,
      EndCoverage coverages,
      SwitchWebhooks switchWebhooks,
      NoteActs acts,
      ApplicationEventPublisher events) {
    this.switchWebhooks = switchWebhooks;
    this.connections = connections;
    this.coverages = coverages;
    this.events = events;
    this.acts = acts;
  }

  Change change(Connection connection, ConnectionOptions options) {
    if (!options.equals(connection.options())) {
      connections.choose(connection.site(), connection.id(), options);
      acts.options(connection, options);
      if (options.webhooks() != connection.options().webhooks()) {
        switchWebhooks.become(connection, options.webhooks());
      }
      events.publishEvent(
          new ConnectionOptionsChanged(
              connection.site(),
              connection.id(),
              Set.copyOf(coverages.active(connection)),
              connection.options(),
              options));
    }
    return new Change.Changed();
  }
}
