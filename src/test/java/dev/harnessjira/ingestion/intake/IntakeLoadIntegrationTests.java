package dev.harnessjira.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.application.intake.AcceptDelivery;
import dev.harnessjira.ingestion.application.intake.AcceptDelivery.Outcome;
import dev.harnessjira.ingestion.domain.intake.Unavailable;
import dev.harnessjira.ingestion.intake.IntakeFixture.Intake;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntakeTest
class IntakeLoadIntegrationTests {

  private static final int SITES = 5;
  private static final int COVERAGES = 4;
  private static final int EACH = 100;
  private static final int SENDERS = 32;

  @Autowired private Intake intake;
  @Autowired private AcceptDelivery acceptDelivery;

  @Test
  void manyDeliveriesOfManySitesAreEachKeptOnce() throws Exception {
    var registrations = registrations();
    List<Future<Outcome>> answers = new ArrayList<>();
    try (var senders = Executors.newFixedThreadPool(SENDERS)) {
      for (var i = 0; i < EACH; i++) {
        var body = Signed.body("number " + i);
        registrations.forEach(to -> answers.add(senders.submit(() -> send(to, body))));
      }
    }

    assertThat(answers).extracting(Future::get).containsOnly(Outcome.KEPT);
    assertThat(registrations).allSatisfy(this::holdsEachOnce);
  }

  @Test
  void aThousandIdenticalDeliveriesAtOnceWaitAsOne() throws Exception {
    var registration = intake.registered().add(Intake.newSite());
    var body = Signed.body("the same");
    List<Future<Outcome>> answers;
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          Stream.generate(() -> senders.submit(() -> send(registration, body)))
              .limit(1_000)
              .toList();
    }

    assertThat(answers).extracting(Future::get).containsOnly(Outcome.KEPT);
    assertThat(intake.waiting(registration))
        .singleElement()
        .satisfies(row -> assertThat(row.copies()).isGreaterThanOrEqualTo(1_000));
  }

  private void holdsEachOnce(Registration registration) {
    assertThat(intake.waiting(registration))
        .extracting(row -> new String(row.body(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, EACH)
                .mapToObj(i -> new String(Signed.body("number " + i), StandardCharsets.UTF_8))
                .toList());
    assertThat(intake.foldingIsDue(registration)).isTrue();
  }

  private List<Registration> registrations() {
    List<Registration> registrations = new ArrayList<>();
    for (var site = 0; site < SITES; site++) {
      var id = Intake.newSite();
      for (var coverage = 0; coverage < COVERAGES; coverage++) {
        registrations.add(intake.registered().add(id));
      }
    }
    return registrations;
  }

  // As Harness does where it tries again: a busy machine may be unavailable for a moment.
  private Outcome send(Registration to, byte[] body) {
    for (var i = 0; ; i++) {
      try {
        return acceptDelivery.accept(to.id(), Signed.rightly(body), body);
      } catch (Unavailable e) {
        if (i == 10) {
          throw e;
        }
      }
    }
  }
}
