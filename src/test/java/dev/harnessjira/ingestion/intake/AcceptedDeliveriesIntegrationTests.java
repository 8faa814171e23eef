package dev.harnessjira.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.ingestion.intake.IntakeFixture.Intake;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntakeTest
class AcceptedDeliveriesIntegrationTests {

  @Autowired private Intake intake;
  private Registration registration;

  @BeforeEach
  void register() {
    registration = intake.registered().add(Intake.newSite());
  }

  @ParameterizedTest
  @MethodSource("captures")
  void capturedDeliveriesAreKept(CapturedDelivery captured) throws Exception {
    var there = intake.registered().add(Intake.newSite(), List.of(captured.secret()));

    var answer = captured.to(there.id()).body(captured.body()).send(intake.port());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("The delivery is kept.\n");
    assertThat(intake.waiting(there))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.body()).isEqualTo(captured.body());
          assertThat(row.registration()).isEqualTo(there.id());
        });
  }

  @ParameterizedTest
  @MethodSource("captures")
  void oneChangedByteIsRefused(CapturedDelivery captured) throws Exception {
    var there = intake.registered().add(Intake.newSite(), List.of(captured.secret()));
    var changed = captured.body().clone();
    changed[changed.length / 2] ^= 1;

    var answer = captured.to(there.id()).body(changed).send(intake.port());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(intake.waiting(there)).isEmpty();
  }

  @Test
  void chunkedDeliveriesAreKept() throws Exception {
    var body = Signed.body("x".repeat(100_000));

    var answer =
        RawRequest.post(registration.id())
            .header("X-Harness-Signature", Signed.rightly(body))
            .chunked(body)
            .send(intake.port());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(intake.waiting(registration))
        .singleElement()
        .satisfies(row -> assertThat(row.body()).isEqualTo(body));
  }

  @Test
  void keptDeliveriesMakeFoldingDueAndAreTold() throws Exception {
    assertThat(send(Signed.body("first"))).isEqualTo(202);

    assertThat(intake.foldingIsDue(registration)).isTrue();
    await()
        .untilAsserted(
            () -> assertThat(intake.registered().reached).containsKey(registration.id()));
  }

  @Test
  void aSecretMadeMeanwhileCountsAtOnce() throws Exception {
    assertThat(send(Signed.body("before"))).isEqualTo(202);
    intake
        .registered()
        .put(new Registration(registration.id(), registration.coverage(), List.of("new", "test")));
    var body = Signed.body("after");

    var answer =
        RawRequest.post(registration.id())
            .header("X-Harness-Signature", Signed.with("new", body))
            .body(body)
            .send(intake.port());

    assertThat(answer.status()).isEqualTo(202);
  }

  private int send(byte[] body) throws Exception {
    return RawRequest.post(registration.id())
        .header("X-Harness-Signature", Signed.rightly(body))
        .body(body)
        .send(intake.port())
        .status();
  }

  static Stream<CapturedDelivery> captures() {
    return CapturedDelivery.all();
  }
}
