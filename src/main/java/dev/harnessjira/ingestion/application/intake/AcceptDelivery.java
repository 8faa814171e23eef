package dev.harnessjira.ingestion.application.intake;

import dev.harnessjira.ingestion.domain.intake.Inbox;
import dev.harnessjira.ingestion.domain.intake.NewDelivery;
import dev.harnessjira.ingestion.domain.intake.Unavailable;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Keeps a delivery that is signed for its registration; what it says is understood later. */
@Service
public class AcceptDelivery {

  private final KnownRegistrations registrations;
  private final Inbox inbox;
  private final TellReached tellReached;
  private final Clock clock;

  AcceptDelivery(
      KnownRegistrations registrations, Inbox inbox, TellReached tellReached, Clock clock) {
    this.registrations = registrations;
    this.inbox = inbox;
    this.tellReached = tellReached;
    this.clock = clock;
  }

  /**
   * What became of a delivery. Why it was refused is not told, so that nobody can learn from it.
   */
  public enum Outcome {
    KEPT,
    REFUSED
  }

  /**
   * Keeps the delivery when the signature is right.
   *
   * @throws Unavailable when that could not be found out or done within a second
   */
  public Outcome accept(String registration, String signature, byte[] body) {
    var signer = signer(registration, new DeliverySignature(signature), body);
    signer.ifPresent(known -> keep(known, body));
    return signer.isPresent() ? Outcome.KEPT : Outcome.REFUSED;
  }

  private void keep(Registration registration, byte[] body) {
    var coverage = registration.coverage();
    var now = clock.instant();
    inbox.accept(new NewDelivery(coverage.site(), coverage.id(), registration.id(), now, body));
    tellReached.tell(registration, now);
  }

  private Optional<Registration> signer(String id, DeliverySignature signature, byte[] body) {
    var fresh = signing(registrations.fresh(id), signature, body);
    return fresh.isPresent() ? fresh : asked(id, signature, body);
  }

  private Optional<Registration> asked(String id, DeliverySignature signature, byte[] body) {
    try {
      return signing(registrations.ask(id), signature, body);
    } catch (Unavailable e) {
      var last = signing(registrations.lastKnown(id), signature, body);
      return Optional.of(last.orElseThrow(() -> e));
    }
  }

  // Unknown or wrongly signed, the same is done: nothing tells them apart, nor how long it took.
  private static Optional<Registration> signing(
      Optional<Registration> registration, DeliverySignature signature, byte[] body) {
    var secrets = registration.map(Registration::secrets).orElse(List.of());
    return signature.isMadeWith(secrets, body) ? registration : Optional.empty();
  }
}
