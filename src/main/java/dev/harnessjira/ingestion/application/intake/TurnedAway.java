package dev.harnessjira.ingestion.application.intake;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/**
 * Addresses whose deliveries this instance answered 503. What is remembered dies with the instance;
 * whoever starts next has everything recovered.
 */
@Service
public class TurnedAway {

  /** Addresses can be guessed while the database cannot be asked; more are not remembered. */
  static final int MOST = 10_000;

  private final Set<String> registrations = ConcurrentHashMap.newKeySet();

  /** A delivery to this address was answered 503. */
  public void note(String registration) {
    if (registrations.size() < MOST) {
      registrations.add(registration);
    }
  }

  /** Hands them over; from here on they are remembered no more. */
  public List<String> take() {
    var taken = List.copyOf(registrations);
    taken.forEach(registrations::remove);
    return taken;
  }
}
