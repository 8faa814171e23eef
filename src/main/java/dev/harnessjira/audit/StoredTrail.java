package dev.harnessjira.audit;

import dev.harnessjira.isolation.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trail in PostgreSQL, which lets the application append and nothing else. */
@Repository
class StoredTrail implements AuditTrail {

  private static final int LONGEST = 1000;

  private static final String APPEND =
      """
      insert into audit.entry (site_id, at, act, about, account_id, person, address)
      values (:site, :at, :act, :about, :account, :person, :address)
      """;

  private static final String READ =
      """
      select entry_id, at, act, about, account_id, person, address from audit.entry
      where site_id = :site
        and (:before::bigint is null or entry_id < :before)
        and (:act::text is null or act = :act)
        and (:from::timestamptz is null or at >= :from)
        and (:to::timestamptz is null or at < :to)
        and (:words = '' or strpos(lower(concat_ws(' ', about, person, account_id, address)),
          :words) > 0)
      order by entry_id desc limit :page
      """;

  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final ObjectProvider<CurrentActor> current;
  private final Clock clock;

  StoredTrail(
      JdbcClient jdbc,
      Transactions transactions,
      ObjectProvider<CurrentActor> current,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.current = current;
    this.clock = clock;
  }

  @Override
  public void note(String site, Act act, String about) {
    var actor = actor();
    transactions.runInSite(
        site,
        () ->
            jdbc.sql(APPEND)
                .param("site", site)
                .param("at", Timestamp.from(clock.instant()))
                .param("act", act.name())
                .param("about", shortened(about))
                .param("account", actor.account())
                .param("person", actor.name())
                .param("address", actor.address())
                .update());
  }

  private Actor actor() {
    var known = current.getIfAvailable();
    return known == null ? Actor.PRODUCT : known.actor();
  }

  private static String shortened(String about) {
    return about.codePointCount(0, about.length()) <= LONGEST
        ? about
        : about.substring(0, about.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  @Override
  public List<Entry> read(String site, Filter filter, @Nullable Long before) {
    return transactions.inSite(
        site,
        () ->
            jdbc.sql(READ)
                .param("site", site)
                .param("before", before)
                .param("act", filter.act() == null ? null : filter.act().name())
                .param("from", midnight(filter.from()))
                .param("to", midnight(filter.to() == null ? null : filter.to().plusDays(1)))
                .param("words", filter.words().strip().toLowerCase(Locale.ROOT))
                .param("page", PAGE)
                .query(StoredTrail::entry)
                .list());
  }

  private static @Nullable OffsetDateTime midnight(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("entry_id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Act.valueOf(row.getString("act")),
        row.getString("about"),
        new Actor(row.getString("account_id"), row.getString("person"), row.getString("address")));
  }
}
