package dev.harnessjira.scope.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.ConnectionPaused;
import dev.harnessjira.scope.ConnectionResumed;
import dev.harnessjira.scope.ConnectionView.Paused;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Pauses and resumes a connection that this transaction has to itself; twice changes nothing. */
@Service
class PauseOrResume {

  private final Connections connections;
  private final ApplicationEventPublisher events;
  private final NoteActs acts;
  private final Clock clock;

  PauseOrResume(
      Connections connections, ApplicationEventPublisher events, NoteActs acts, Clock clock) {
    this.connections = connections;
    this.events = events;
    this.acts = acts;
    this.clock = clock;
  }

  Change pause(Connection connection, String by) {
    if (connection.paused() == null) {
      connections.pause(connection.site(), connection.id(), new Paused(by, clock.instant()));
      events.publishEvent(new ConnectionPaused(connection.site(), connection.id()));
      acts.whole(Act.CONNECTION_PAUSED, connection);
    }
    return new Change.Changed();
  }

  Change resume(Connection connection) {
    if (connection.paused() != null) {
      connections.pause(connection.site(), connection.id(), null);
      events.publishEvent(new ConnectionResumed(connection.site(), connection.id()));
      acts.whole(Act.CONNECTION_RESUMED, connection);
    }
    return new Change.Changed();
  }
}
