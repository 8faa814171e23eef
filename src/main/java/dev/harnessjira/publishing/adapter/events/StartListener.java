package dev.harnessjira.publishing.adapter.events;

import dev.harnessjira.publishing.application.OrderComparison;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Hears that the application has started, perhaps on a restored database. */
@Component
class StartListener implements ApplicationListener<ApplicationReadyEvent> {

  private final OrderComparison orderComparison;

  StartListener(OrderComparison orderComparison) {
    this.orderComparison = orderComparison;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent started) {
    orderComparison.lookForRestore();
  }
}
