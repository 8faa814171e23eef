package dev.harnessjira.ingestion.domain.intake;

/** Where deliveries are kept before they are answered. */
public interface Inbox {

  /** The durable work that a kept delivery makes due, with its coverage as key. */
  String FOLD_COVERAGE = "fold-coverage";

  /**
   * Keeps a delivery; it is committed, and folding its coverage is due, when this returns. One that
   * equals a waiting one is kept by making that one as new as this.
   *
   * @throws Unavailable when it could not be kept within 600 ms, and half a second more for each
   *     megabyte
   */
  void accept(NewDelivery delivery);
}
