package dev.harnessjira.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.ingestion.application.intake.ForgetDeliveries;
import dev.harnessjira.ingestion.domain.intake.Deliveries;
import dev.harnessjira.ingestion.domain.intake.Deliveries.Counts;
import dev.harnessjira.ingestion.domain.intake.Deliveries.Fate;
import dev.harnessjira.ingestion.domain.intake.Deliveries.Stored;
import dev.harnessjira.ingestion.domain.intake.Inbox;
import dev.harnessjira.ingestion.domain.intake.NewDelivery;
import dev.harnessjira.ingestion.domain.intake.Retention;
import dev.harnessjira.ingestion.intake.IntakeFixture.Intake;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntakeTest
class StoredDeliveriesIntegrationTests {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Autowired private Intake intake;
  @Autowired private Inbox inbox;
  @Autowired private Deliveries deliveries;
  @Autowired private Retention retention;
  @Autowired private ForgetDeliveries forgetDeliveries;
  private Registration registration;
  private Coverage coverage;

  @BeforeEach
  void register() {
    registration = intake.registered().add(Intake.newSite());
    coverage = registration.coverage();
  }

  @Test
  void unfoldedOnesComeInOrderOfArrival() {
    keep("second", NOON.plusSeconds(1));
    keep("first", NOON);
    keep("third", NOON.plusSeconds(2));

    assertThat(unfolded(2))
        .extracting(Stored::receivedAt)
        .containsExactly(NOON, NOON.plusSeconds(1));
  }

  @Test
  void aRepeatedWaitingDeliveryCountsAsTheNewerOne() {
    keep("same", NOON);
    keep("other", NOON.plusSeconds(1));
    keep("same", NOON.plusSeconds(2));

    assertThat(unfolded(10))
        .extracting(Stored::receivedAt)
        .containsExactly(NOON.plusSeconds(1), NOON.plusSeconds(2));
  }

  @Test
  void theSameBodyIsNewAgainOnceFolded() {
    keep("same", NOON);
    fold(Fate.UNDERSTOOD);

    keep("same", NOON.plusSeconds(1));

    assertThat(unfolded(10)).extracting(Stored::receivedAt).containsExactly(NOON.plusSeconds(1));
    assertThat(intake.stored(coverage.site().value())).isEqualTo(2);
  }

  @Test
  void theSameBodyArrivingWhileItIsFoldedIsNotLost() throws Exception {
    keep("same", NOON);

    var second =
        intake
            .transactions()
            .inSite(
                coverage.site().value(),
                () -> {
                  var ids = ids(deliveries.unfolded(coverage.site(), coverage.id(), 10));
                  var arriving =
                      CompletableFuture.runAsync(() -> keep("same", NOON.plusSeconds(1)));
                  deliveries.folded(coverage.site(), coverage.id(), ids, Fate.UNDERSTOOD);
                  return arriving;
                });
    second.get();

    assertThat(unfolded(10)).extracting(Stored::receivedAt).containsExactly(NOON.plusSeconds(1));
  }

  @Test
  void countsOutliveTheDeliveries() {
    keep("understood", NOON);
    fold(Fate.UNDERSTOOD);
    keep("ignored", NOON.plusSeconds(1));
    fold(Fate.IGNORED);
    keep("unreadable", NOON.plusSeconds(2));
    fold(Fate.UNREADABLE);
    retention.keepDays(LocalDate.ofInstant(NOON, ZoneOffset.UTC).plusDays(15));
    assertThat(counts()).isEqualTo(new Counts(NOON.plusSeconds(2), 0, 1, 1));

    keep("waiting", NOON.plusSeconds(3));

    assertThat(counts()).isEqualTo(new Counts(NOON.plusSeconds(3), 1, 1, 1));
  }

  @Test
  void nothingCameYet() {
    assertThat(counts()).isEqualTo(new Counts(null, 0, 0, 0));
  }

  @Test
  void allDeliveriesOfAnEndedCoverageAreForgotten() {
    keep("folded", NOON);
    fold(Fate.IGNORED);
    keep("waiting", NOON);
    intake.registered().end(registration);

    var next = forget();

    assertThat(next).isNull();
    assertThat(intake.stored(coverage.site().value())).isZero();
    assertThat(counts()).isEqualTo(new Counts(null, 0, 0, 0));
  }

  @Test
  void anotherSiteSeesNothing() {
    keep("ours", NOON);
    var other = Intake.newSite();

    assertThat(intake.stored(other)).isZero();
    assertThat(
            intake
                .transactions()
                .inSite(other, () -> deliveries.unfolded(coverage.site(), coverage.id(), 10)))
        .isEmpty();
    assertThat(
            intake.jdbc().sql("select count(*) from ingestion.delivery").query(Long.class).single())
        .isZero();
  }

  @Test
  void aRowOfAnotherSiteCannotBeWritten() {
    var insert =
        """
        insert into ingestion.delivery
          (site_id, coverage_id, day, registration, received_at, body, body_sha256)
        values ('another', ?, (now() at time zone 'UTC')::date, '', now(), '', '')
        """;

    assertThatThrownBy(() ->
            intake
                .transactions()
                .runInSite(
                    coverage.site().value(),
                    () -> intake.jdbc().sql(insert).param(coverage.id().value()).update()))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  private void keep(String words, Instant at) {
    inbox.accept(
        new NewDelivery(coverage.site(), coverage.id(), registration.id(), at, Signed.body(words)));
  }

  private List<Stored> unfolded(int most) {
    return intake
        .transactions()
        .inSite(
            coverage.site().value(),
            () -> deliveries.unfolded(coverage.site(), coverage.id(), most));
  }

  private void fold(Fate fate) {
    intake
        .transactions()
        .runInSite(
            coverage.site().value(),
            () ->
                deliveries.folded(
                    coverage.site(),
                    coverage.id(),
                    ids(deliveries.unfolded(coverage.site(), coverage.id(), 10)),
                    fate));
  }

  private static List<Long> ids(List<Stored> stored) {
    return stored.stream().map(Stored::id).toList();
  }

  private Counts counts() {
    return intake
        .transactions()
        .inSite(
            coverage.site().value(),
            () -> deliveries.counts(coverage.site(), Set.of(coverage.id())));
  }

  private @Nullable Instant forget() {
    return forgetDeliveries.run(
        new WorkOwner(coverage.site().value(), coverage.id().toString()),
        Instant.now().plusSeconds(10));
  }
}
