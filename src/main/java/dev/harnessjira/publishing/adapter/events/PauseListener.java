package dev.harnessjira.publishing.adapter.events;

import dev.harnessjira.publishing.application.PauseConnection;
import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.ConnectionPaused;
import dev.harnessjira.scope.ConnectionResumed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, in the publisher's transaction, that a connection is paused and that it goes on. */
@Component
class PauseListener {

  private final PauseConnection pauseConnection;

  PauseListener(PauseConnection pauseConnection) {
    this.pauseConnection = pauseConnection;
  }

  @EventListener
  void on(ConnectionPaused paused) {
    pauseConnection.pause(paused.site(), paused.connection());
  }

  @EventListener
  void on(ConnectionResumed resumed) {
    pauseConnection.goOn(resumed.site(), resumed.connection());
  }

  /** What ended is removed from Jira, paused or not. */
  @EventListener
  void on(ConnectionEnded ended) {
    pauseConnection.goOn(ended.site(), ended.connection());
  }
}
