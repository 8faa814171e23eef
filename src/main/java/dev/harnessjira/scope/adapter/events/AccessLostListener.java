package dev.harnessjira.scope.adapter.events;

import dev.harnessjira.scope.HarnessAccessLost;
import dev.harnessjira.scope.application.MarkLostToken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, in the publisher's transaction, that Harness refused the token of a connection. */
@Component
class AccessLostListener {

  private final MarkLostToken markLostToken;

  AccessLostListener(MarkLostToken markLostToken) {
    this.markLostToken = markLostToken;
  }

  @EventListener
  void on(HarnessAccessLost lost) {
    markLostToken.mark(lost);
  }
}
