package dev.harnessjira.ingestion.application.intake;

import dev.harnessjira.ingestion.domain.intake.Unavailable;
import dev.harnessjira.scope.WebhookRegistrations;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Service;

/**
 * Webhook registrations as accepting needs them: answered at once where they were read lately.
 *
 * <p>Registrations are read through the connections that all work shares. Accepting must neither
 * wait for those when other work has taken them all, nor take them all itself when somebody guesses
 * addresses: so two threads ask, nobody waits longer than 300 ms, and what was read is remembered.
 * What is remembered only ever says yes: before a delivery is refused the database is asked. When
 * it cannot be asked, a registration counts for a quarter of an hour more; a delivery for a
 * coverage that ended meanwhile is kept, but never folded, because folding holds the coverage.
 */
@Service
class KnownRegistrations implements AutoCloseable {

  static final Duration LONGEST = Duration.ofMinutes(15);

  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final int ASKERS = 2;
  private static final int MOST_ASKED = 500;
  private static final int MOST_KNOWN = 10_000;

  private final WebhookRegistrations registrations;
  private final Clock clock;
  private final Map<String, Known> known = Collections.synchronizedMap(new LeastRecentlyUsed());
  private final Map<String, CompletableFuture<Optional<Registration>>> asked =
      new ConcurrentHashMap<>();
  private final ThreadPoolExecutor askers =
      new ThreadPoolExecutor(
          ASKERS,
          ASKERS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_ASKED),
          Thread.ofVirtual().name("registrations-", 0).factory());

  KnownRegistrations(WebhookRegistrations registrations, Clock clock) {
    this.registrations = registrations;
    this.clock = clock;
  }

  private record Known(Registration registration, Instant at) {}

  /** A registration that was read a few seconds ago. */
  Optional<Registration> fresh(String id) {
    return known(id, FRESH);
  }

  /** A registration that was read a quarter of an hour ago or later. */
  Optional<Registration> lastKnown(String id) {
    return known(id, LONGEST);
  }

  /**
   * The registration as it is now.
   *
   * @throws Unavailable when there is no answer within 300 ms
   */
  Optional<Registration> ask(String id) {
    try {
      return asked.computeIfAbsent(id, this::queue).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | RejectedExecutionException | ExecutionException e) {
      throw new Unavailable("The registration could not be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Stopping", e);
    }
  }

  @Override
  public void close() {
    askers.shutdownNow();
  }

  private Optional<Registration> known(String id, Duration age) {
    return Optional.ofNullable(known.get(id))
        .filter(entry -> entry.at().plus(age).isAfter(clock.instant()))
        .map(Known::registration);
  }

  private CompletableFuture<Optional<Registration>> queue(String id) {
    return CompletableFuture.supplyAsync(() -> look(id), askers);
  }

  private Optional<Registration> look(String id) {
    // From here on others ask anew: a secret that was made after this read must be found by them.
    asked.remove(id);
    var found = registrations.find(id);
    found.ifPresentOrElse(
        registration -> known.put(id, new Known(registration, clock.instant())),
        () -> known.remove(id));
    return found;
  }

  /** Forgets what was not used for longest when there is too much. */
  private static class LeastRecentlyUsed extends LinkedHashMap<String, Known> {

    private static final long serialVersionUID = 1;

    LeastRecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
      return size() > MOST_KNOWN;
    }
  }
}
