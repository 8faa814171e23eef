package dev.harnessjira.ingestion.application.intake;

import static dev.harnessjira.ingestion.application.intake.AcceptDelivery.Outcome.KEPT;
import static dev.harnessjira.ingestion.application.intake.AcceptDelivery.Outcome.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.ingestion.application.intake.AcceptDelivery.Outcome;
import dev.harnessjira.ingestion.domain.intake.NewDelivery;
import dev.harnessjira.ingestion.domain.intake.Unavailable;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.WebhookRegistrations;
import dev.harnessjira.tenancy.SiteId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcceptDeliveryTests {

  private static final byte[] BODY = "{}\n".getBytes(StandardCharsets.UTF_8);
  // echo '{}' | openssl dgst -sha256 -hmac old (and -hmac new)
  private static final String OLD =
      "ec3335a38423ed229d3eb9da6ad38fc0d16f80f5403d063900b55f2a2c15d149";
  private static final String NEW =
      "a77bc019215265dff635b6df517836e927c2706c6f6b297b300cbe811f5fcd26";

  private final Registrations registrations = new Registrations();
  private final List<NewDelivery> kept = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private final KnownRegistrations known =
      new KnownRegistrations(registrations, new MovableClock());
  private final TellReached tellReached = new TellReached(registrations);
  private final AcceptDelivery acceptDelivery =
      new AcceptDelivery(known, kept::add, tellReached, new MovableClock());

  @AfterEach
  void close() {
    registrations.hanging.countDown();
    known.close();
    tellReached.close();
  }

  @Test
  void aSignedDeliveryIsKeptForItsCoverage() {
    assertThat(accept(OLD)).isEqualTo(KEPT);

    assertThat(kept)
        .singleElement()
        .satisfies(delivery -> {
          assertThat(delivery.coverage()).isEqualTo(registrations.coverage.id());
          assertThat(delivery.receivedAt()).isEqualTo(now);
          assertThat(delivery.body()).isEqualTo(BODY);
        });
  }

  @Test
  void eachOfSeveralSecretsCounts() {
    registrations.secrets = List.of("new", "old");

    assertThat(accept(NEW)).isEqualTo(KEPT);
    assertThat(accept(OLD)).isEqualTo(KEPT);
  }

  @Test
  void aBurstAsksForItsRegistrationOnce() {
    for (var i = 0; i < 50; i++) {
      accept(OLD);
    }

    assertThat(registrations.asked).hasSize(1);
  }

  @Test
  void noRefusalRestsOnWhatIsRemembered() {
    assertThat(accept(OLD)).isEqualTo(KEPT);
    registrations.secrets = List.of("new");

    assertThat(accept(NEW)).isEqualTo(KEPT);
    assertThat(accept(OLD)).isEqualTo(REFUSED);
  }

  @Test
  void anEndedRegistrationIsRefusedAfterSeconds() {
    assertThat(accept(OLD)).isEqualTo(KEPT);
    registrations.ended = true;

    now = now.plusSeconds(6);

    assertThat(accept(OLD)).isEqualTo(REFUSED);
    assertThat(kept).hasSize(1);
  }

  @Test
  void knownRegistrationsCountWhileNobodyAnswers() {
    assertThat(accept(OLD)).isEqualTo(KEPT);
    registrations.hang();

    now = now.plus(Duration.ofMinutes(14));

    assertThat(accept(OLD)).isEqualTo(KEPT);
    assertThatThrownBy(() -> accept(NEW)).isInstanceOf(Unavailable.class);
  }

  @Test
  void theyCountForAQuarterOfAnHour() {
    assertThat(accept(OLD)).isEqualTo(KEPT);
    registrations.hang();

    now = now.plus(Duration.ofMinutes(16));

    assertThatThrownBy(() -> accept(OLD)).isInstanceOf(Unavailable.class);
  }

  @Test
  void reachingUsIsToldOncePerFiveSeconds() {
    accept(OLD);
    accept(OLD);
    now = now.plusSeconds(5);
    accept(OLD);

    await()
        .untilAsserted(
            () -> assertThat(registrations.reached).containsExactly(now.minusSeconds(5), now));
  }

  @Test
  void aDeliveryIsKeptEvenIfReachingUsCannotBeNoted() {
    registrations.failure = new IllegalStateException("not noted");

    assertThat(accept(OLD)).isEqualTo(KEPT);
    await().untilAsserted(() -> assertThat(registrations.reached).hasSize(1));
    registrations.failure = null;

    await()
        .untilAsserted(() -> {
          accept(OLD);
          assertThat(registrations.reached).hasSizeGreaterThan(1);
        });
  }

  private Outcome accept(String signature) {
    return acceptDelivery.accept("r", signature, BODY);
  }

  private class MovableClock extends Clock {

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** One registration, which can hang. */
  private static class Registrations implements WebhookRegistrations {

    final Coverage coverage =
        new Coverage(
            new SiteId("site"),
            ConnectionId.random(),
            CoverageId.random(),
            ScopeType.PROJECT,
            "a/o/p",
            "p");
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<Instant> reached = new CopyOnWriteArrayList<>();
    volatile List<String> secrets = List.of("old");
    volatile boolean ended;
    volatile @Nullable RuntimeException failure;
    volatile CountDownLatch hanging = new CountDownLatch(0);

    void hang() {
      hanging = new CountDownLatch(1);
    }

    @Override
    public Optional<Registration> find(String registrationId) {
      asked.add(registrationId);
      try {
        hanging.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return ended
          ? Optional.empty()
          : Optional.of(new Registration(registrationId, coverage, secrets));
    }

    @Override
    public void missed(SiteId site, CoverageId coverage, long changes, Instant at) {}

    @Override
    public void reached(Registration registration, Instant at) {
      reached.add(at);
      var thrown = failure;
      if (thrown != null) {
        throw thrown;
      }
    }
  }
}
