package dev.harnessjira.ingestion.application.intake;

import dev.harnessjira.scope.WebhookRegistrations;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Tells that Harness reaches us, after a delivery was kept, once in five seconds for a
 * registration. The delivery does not wait for it and does not fail with it; the next one tells
 * again.
 */
@Service
class TellReached implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TellReached.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final WebhookRegistrations registrations;
  private final Map<String, Instant> told = new ConcurrentHashMap<>();
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("reached").factory());

  TellReached(WebhookRegistrations registrations) {
    this.registrations = registrations;
  }

  void tell(Registration registration, Instant at) {
    var last = told.putIfAbsent(registration.id(), at);
    if (last == null
        || !at.isBefore(last.plus(PAUSE)) && told.replace(registration.id(), last, at)) {
      teller.execute(() -> reached(registration, at));
    }
  }

  @Override
  public void close() {
    teller.shutdownNow();
  }

  private void reached(Registration registration, Instant at) {
    try {
      registrations.reached(registration, at);
    } catch (RuntimeException e) {
      told.remove(registration.id());
      log.warn("That webhook {} reaches us could not be noted", registration.id(), e);
    }
  }
}
