package dev.harnessjira.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.Actor;
import dev.harnessjira.audit.AuditTrail;
import dev.harnessjira.audit.AuditTrail.Entry;
import dev.harnessjira.audit.AuditTrail.Filter;
import dev.harnessjira.isolation.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@TenancyTest
class AuditTrailIntegrationTests {

  private String site = "";

  @Autowired private AuditTrail trail;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void newSite() {
    site = UUID.randomUUID().toString();
  }

  private List<String> about(Filter filter) {
    return trail.read(site, filter, null).stream().map(Entry::about).toList();
  }

  @Test
  void theNewestComesFirstAndNobodyIsTheProduct() {
    trail.note(site, Act.SITE_CONNECTED, "Acme");
    trail.note(site, Act.AUTHORIZATION_LOST, "withdrawn");

    var entries = trail.read(site, Filter.ALL, null);

    assertThat(entries)
        .extracting(Entry::act)
        .containsExactly(Act.AUTHORIZATION_LOST, Act.SITE_CONNECTED);
    assertThat(entries).extracting(Entry::actor).containsOnly(Actor.PRODUCT);
  }

  @Test
  void anEntryStandsOrFallsWithWhatItTellsOf() {
    assertThatThrownBy(() ->
            transactions.runInSite(
                site,
                () -> {
                  trail.note(site, Act.SITE_CONNECTED, "Acme");
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(trail.read(site, Filter.ALL, null)).isEmpty();
  }

  @Test
  void theApplicationCanNeitherChangeNorDeleteAnEntry() {
    trail.note(site, Act.SITE_CONNECTED, "Acme");

    for (var change :
        List.of(
            "update audit.entry set about = 'Other'",
            "delete from audit.entry",
            "truncate audit.entry")) {
      assertThatThrownBy(() -> transactions.runInSite(site, () -> jdbc.sql(change).update()))
          .as(change)
          .isInstanceOf(DataAccessException.class)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
    assertThat(about(Filter.ALL)).containsExactly("Acme");
  }

  @Test
  void oneSiteReadsNothingOfAnother() {
    trail.note(site, Act.SITE_CONNECTED, "Acme");
    var other = UUID.randomUUID().toString();

    assertThat(trail.read(other, Filter.ALL, null)).isEmpty();
    assertThatThrownBy(() ->
            transactions.runInSite(
                other,
                () ->
                    jdbc.sql(
                            "insert into audit.entry (site_id, at, act, about, person)"
                                + " values (?, now(), 'SITE_CONNECTED', '', '')")
                        .param(site)
                        .update()))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void narrowsByActWordsAndDay() {
    trail.note(site, Act.SITE_CONNECTED, "Acme");
    trail.note(site, Act.SCOPE_CONNECTED, "project scope in Acme: default/100%_Shop");
    var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);

    assertThat(about(new Filter(Act.SITE_CONNECTED, "", null, null))).containsExactly("Acme");
    assertThat(about(new Filter(null, "100%_SHOP", null, null))).hasSize(1);
    assertThat(about(new Filter(null, "%", null, null))).hasSize(1);
    assertThat(about(new Filter(null, "harness code for jira", null, null))).hasSize(2);
    assertThat(about(new Filter(null, "", today.minusDays(2), today.plusDays(2)))).hasSize(2);
    assertThat(about(new Filter(null, "", today.plusDays(3), null))).isEmpty();
    assertThat(about(new Filter(null, "", null, today.minusDays(3)))).isEmpty();
  }

  @Test
  void allAreReadPageByPage() {
    var all = 2 * AuditTrail.PAGE;
    for (var number = 0; number < all; number++) {
      trail.note(site, Act.OPTIONS_CHANGED, "No. " + number);
    }
    List<Entry> read = new ArrayList<>();

    trail.each(site, Filter.ALL, read::add);

    assertThat(read).extracting(Entry::about).hasSize(all).doesNotHaveDuplicates();
    assertThat(read.getLast().about()).isEqualTo("No. 0");
  }

  @Test
  void whatIsTooLongIsCutBetweenCharacters() {
    trail.note(site, Act.OPTIONS_CHANGED, "😀".repeat(1000));
    trail.note(site, Act.OPTIONS_CHANGED, "😀".repeat(1001));

    assertThat(about(Filter.ALL)).containsExactly("😀".repeat(999) + "…", "😀".repeat(1000));
  }
}
