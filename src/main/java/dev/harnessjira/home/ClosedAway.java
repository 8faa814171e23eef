package dev.harnessjira.home;

import dev.harnessjira.outbound.OutboundGate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Nobody is called from a database that may be a copy. */
@Component
class ClosedAway implements OutboundGate {

  private final Home home;

  ClosedAway(Home home) {
    this.home = home;
  }

  @Override
  public @Nullable String closed() {
    var elsewhere = home.elsewhere();
    return elsewhere == null
        ? null
        : "This database was used under "
            + elsewhere.publicUrl()
            + ". Nobody is called until the operator says that it moved, or that it is a copy.";
  }
}
