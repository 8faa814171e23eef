package dev.harnessjira.publishing.adapter.events;

import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.publishing.application.MarkChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, in the publisher's transaction, what may have changed. */
@Component
class DevelopmentListener {

  private final MarkChanged markChanged;

  DevelopmentListener(MarkChanged markChanged) {
    this.markChanged = markChanged;
  }

  @EventListener
  void on(DevelopmentChanged changed) {
    markChanged.mark(changed);
  }
}
