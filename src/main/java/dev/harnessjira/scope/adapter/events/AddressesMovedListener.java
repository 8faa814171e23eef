package dev.harnessjira.scope.adapter.events;

import dev.harnessjira.home.AddressesMoved;
import dev.harnessjira.scope.application.RepointWebhooks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, in the publisher's transaction, that Harness is to deliver elsewhere from now on. */
@Component
class AddressesMovedListener {

  private final RepointWebhooks repointWebhooks;

  AddressesMovedListener(RepointWebhooks repointWebhooks) {
    this.repointWebhooks = repointWebhooks;
  }

  @EventListener
  void on(AddressesMoved moved) {
    repointWebhooks.soon();
  }
}
