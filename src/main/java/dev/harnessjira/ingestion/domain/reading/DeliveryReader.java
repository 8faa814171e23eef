package dev.harnessjira.ingestion.domain.reading;

/** Understands the bodies of deliveries. */
public interface DeliveryReader {

  Reading read(byte[] body);

  /** What a body says. */
  sealed interface Reading {

    record Understood(Notice notice) implements Reading {}

    /** A trigger that means nothing here. */
    record UnknownTrigger() implements Reading {}

    /** No JSON, or a part is missing without which it says nothing. */
    record Unreadable() implements Reading {}
  }
}
