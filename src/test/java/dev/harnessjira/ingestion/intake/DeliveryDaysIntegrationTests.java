package dev.harnessjira.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.ingestion.domain.intake.Deliveries;
import dev.harnessjira.ingestion.domain.intake.Deliveries.Fate;
import dev.harnessjira.ingestion.domain.intake.Deliveries.Stored;
import dev.harnessjira.ingestion.domain.intake.Inbox;
import dev.harnessjira.ingestion.domain.intake.NewDelivery;
import dev.harnessjira.ingestion.domain.intake.Retention;
import dev.harnessjira.ingestion.intake.IntakeFixture.Intake;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deliveries are kept by the day and end with it. */
@IntakeTest
class DeliveryDaysIntegrationTests {

  // Each test has a year of its own, because the days are everybody's.
  private static final AtomicInteger YEARS = new AtomicInteger(2040);

  @Autowired private Intake intake;
  @Autowired private Inbox inbox;
  @Autowired private Deliveries deliveries;
  @Autowired private Retention retention;
  private final LocalDate today = LocalDate.of(YEARS.getAndIncrement(), 6, 15);
  private Registration registration;
  private Coverage coverage;

  @BeforeEach
  void register() {
    registration = intake.registered().add(Intake.newSite());
    coverage = registration.coverage();
  }

  private boolean keepDays(LocalDate day) {
    return intake.transactions().inSite("none", () -> retention.keepDays(day));
  }

  private void keep(String words, Instant at) {
    inbox.accept(
        new NewDelivery(coverage.site(), coverage.id(), registration.id(), at, Signed.body(words)));
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }

  private void fold() {
    intake
        .transactions()
        .runInSite(
            coverage.site().value(),
            () ->
                deliveries.folded(
                    coverage.site(), coverage.id(), ids(unfolded()), Fate.UNDERSTOOD));
  }

  private List<Stored> unfolded() {
    return intake
        .transactions()
        .inSite(
            coverage.site().value(), () -> deliveries.unfolded(coverage.site(), coverage.id(), 9));
  }

  private static List<Long> ids(List<Stored> stored) {
    return stored.stream().map(Stored::id).toList();
  }

  private long stored() {
    return intake.stored(coverage.site().value());
  }

  private boolean exists(LocalDate day) {
    return intake
        .jdbc()
        .sql("select to_regclass(?) is not null")
        .param("ingestion." + partition(day))
        .query(Boolean.class)
        .single();
  }

  private static String partition(LocalDate day) {
    return "delivery_" + day.toString().replace("-", "");
  }

  private String whereIs(String words) {
    return intake
        .transactions()
        .inSite(
            coverage.site().value(),
            () ->
                intake
                    .jdbc()
                    .sql(
                        """
                        select c.relname from ingestion.delivery d
                        join pg_class c on c.oid = d.tableoid where d.body = ?
                        """)
                    .param(Signed.body(words))
                    .query(String.class)
                    .single());
  }

  @Test
  void daysAreMadeAheadAndTwiceIsAsOnce() {
    assertThat(keepDays(today)).isTrue();
    assertThat(keepDays(today)).isTrue();

    assertThat(exists(today)).isTrue();
    assertThat(exists(today.plusDays(3))).isTrue();
    assertThat(exists(today.minusDays(1))).isFalse();
    keep("of today", noon(today));
    assertThat(whereIs("of today")).isEqualTo(partition(today));
  }

  @Test
  void deliveriesOfADayThatNobodyMadeAreKeptAndMovedLater() {
    keep("early", noon(today));
    assertThat(whereIs("early")).isEqualTo("delivery_default");

    assertThat(keepDays(today)).isTrue();

    assertThat(whereIs("early")).isEqualTo(partition(today));
    keep("early", noon(today).plusSeconds(1));
    assertThat(unfolded()).hasSize(1);
  }

  @Test
  void foldedOnesEndWithTheirDayTwoWeeksLater() {
    keepDays(today);
    keep("old", noon(today));
    fold();

    keepDays(today.plusDays(14));
    assertThat(stored()).isOne();
    keepDays(today.plusDays(15));

    assertThat(stored()).isZero();
    assertThat(exists(today)).isFalse();
  }

  @Test
  void dayWithAWaitingDeliveryStaysUntilItIsFolded() {
    keepDays(today);
    keep("waiting", noon(today));

    keepDays(today.plusDays(30));
    assertThat(stored()).isOne();
    fold();
    keepDays(today.plusDays(30));

    assertThat(stored()).isZero();
  }

  @Test
  void foldedOnesWithoutADayEndToo() {
    keep("never had a day", noon(today));
    fold();

    keepDays(today.plusDays(15));

    assertThat(stored()).isZero();
  }

  @Test
  void sameBodyOnTheNextDayIsAnotherDelivery() {
    keepDays(today);
    keep("same", noon(today));
    keep("same", noon(today).plusSeconds(60));
    keep("same", noon(today.plusDays(1)));

    assertThat(unfolded()).hasSize(2);
  }

  @Test
  void lastInstantOfADayBelongsToWhereItIsRounded() {
    keep("late", noon(today).plusSeconds(12 * 3600).minusNanos(1));

    assertThat(unfolded()).hasSize(1);
  }

  @Test
  void lockedDayHoldsNothingUp() {
    keepDays(today);
    keep("held", noon(today));
    fold();

    var done =
        intake
            .transactions()
            .inSite(
                coverage.site().value(),
                () -> {
                  intake.jdbc().sql("select count(*) from ingestion.delivery").query().singleRow();
                  return CompletableFuture.supplyAsync(() -> keepDays(today.plusDays(15))).join();
                });

    assertThat(done).isFalse();
    assertThat(stored()).isOne();
    keep("goes on", noon(today.plusDays(15)));
    assertThat(keepDays(today.plusDays(15))).isTrue();
  }

  @Test
  void nobodyReadsAPartitionByItself() {
    keepDays(today);

    assertThatThrownBy(() ->
            intake
                .transactions()
                .runInSite(
                    coverage.site().value(),
                    () ->
                        intake
                            .jdbc()
                            .sql("select count(*) from ingestion." + partition(today))
                            .query()
                            .singleRow()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void sixtyDaysLeaveTwoWeeksAndWhatIsAhead() {
    for (var i = 0; i < 60; i++) {
      keepDays(today.plusDays(i));
      keep("day " + i, noon(today.plusDays(i)));
      fold();
    }

    assertThat(stored()).isEqualTo(15);
    var days =
        intake
            .jdbc()
            .sql("select count(*) from pg_class where relname like ? and relkind = 'r'")
            .param("delivery_" + today.getYear() + "%")
            .query(Long.class)
            .single();
    assertThat(days).isEqualTo(18);
  }
}
