package dev.harnessjira.scope.application;

import dev.harnessjira.work.OwnersAtWork;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Has every webhook looked at, and pointed to the present address, as soon as work is done. */
@Service
public class RepointWebhooks {

  private final OwnersAtWork owners;
  private final Clock clock;

  RepointWebhooks(OwnersAtWork owners, Clock clock) {
    this.owners = owners;
    this.clock = clock;
  }

  public void soon() {
    owners.due(CheckWebhooks.TASK, CheckWebhooks.TASK, clock.instant());
  }
}
