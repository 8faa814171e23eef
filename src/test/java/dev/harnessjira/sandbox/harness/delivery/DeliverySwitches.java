package dev.harnessjira.sandbox.harness.delivery;

import java.time.Duration;

/** How the network between the simulated Harness and its webhooks misbehaves; none by default. */
public final class DeliverySwitches {

  private volatile Passage passage = Passage.OPEN;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean outOfOrder;
  private volatile boolean duplicated;

  /** What becomes of a delivery on its way. */
  public enum Passage {
    /** It arrives. */
    OPEN,
    /** It is dropped, and the execution history shows a refused connection. */
    BLOCKED,
    /** It is dropped without any trace, as when the server restarts with events in memory. */
    LOST
  }

  public Passage passage() {
    return passage;
  }

  public void passage(Passage wanted) {
    passage = wanted;
  }

  public Duration delay() {
    return delay;
  }

  public void delay(Duration wanted) {
    delay = wanted;
  }

  public boolean outOfOrder() {
    return outOfOrder;
  }

  /** Collects what happens within a moment and delivers the newest first. */
  public void outOfOrder(boolean wanted) {
    outOfOrder = wanted;
  }

  public boolean duplicated() {
    return duplicated;
  }

  public void duplicated(boolean wanted) {
    duplicated = wanted;
  }

  public void reset() {
    passage = Passage.OPEN;
    delay = Duration.ZERO;
    outOfOrder = false;
    duplicated = false;
  }
}
