package dev.harnessjira.tenancy;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tenancy's rows as the application's role sees them. */
public final class TenancyRows {

  static final List<String> SITES = List.of(JiraSimulator.ACME, JiraSimulator.GLOBEX);
  static final List<String> ACCOUNTS =
      List.of(
          AtlassianSandbox.ADMIN,
          AtlassianSandbox.OTHER_ADMIN,
          AtlassianSandbox.PLAIN_USER,
          AtlassianSandbox.TWO_SITES);

  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  TenancyRows(JdbcClient jdbc, Transactions transactions, ApplicationEventPublisher events) {
    this.events = events;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  void deleteAll() {
    for (var site : SITES) {
      transactions.runInSite(
          site,
          () -> {
            jdbc.sql("delete from tenancy.site").update();
            jdbc.sql("delete from tenancy.site_credentials").update();
            jdbc.sql("delete from tenancy.site_projects").update();
            jdbc.sql("delete from tenancy.administrator").update();
            jdbc.sql("delete from tenancy.stand_in").update();
            jdbc.sql("delete from tenancy.site_life").update();
          });
    }
    for (var account : ACCOUNTS) {
      transactions.runAsAccount(account, () -> jdbc.sql("delete from tenancy.jira_grant").update());
    }
  }

  /** Rows of a table that a transaction of the site sees, with no condition in the statement. */
  public long countInSite(String site, String table) {
    return transactions.inSite(site, () -> count(table));
  }

  /** Rows of a table that a transaction of the account sees. */
  public long countAsAccount(String account, String table) {
    return transactions.asAccount(account, () -> count(table));
  }

  public long count(String table) {
    return jdbc.sql("select count(*) from tenancy." + table).query(Long.class).single();
  }

  public <T> T inSite(String site, Supplier<T> work) {
    return transactions.inSite(site, work);
  }

  public <T> T asAccount(String account, Supplier<T> work) {
    return transactions.asAccount(account, work);
  }

  /** As if a backup without it had been restored. */
  void forgetGrant(String account) {
    transactions.runAsAccount(account, () -> jdbc.sql("delete from tenancy.jira_grant").update());
  }

  void publishInSite(String site, Object event) {
    transactions.runInSite(site, () -> events.publishEvent(event));
  }

  /** Everything that the accounts and sites have, as text: bytes in hexadecimal and as they are. */
  public String dump() {
    var text = new StringBuilder();
    for (var table :
        List.of(
            "jira_grant", "site", "site_credentials", "administrator", "stand_in", "site_life")) {
      ACCOUNTS.forEach(it -> transactions.runAsAccount(it, () -> dump(table, text)));
      SITES.forEach(it -> transactions.runInSite(it, () -> dump(table, text)));
    }
    return text.toString();
  }

  private void dump(String table, StringBuilder text) {
    jdbc.sql("select * from tenancy." + table)
        .query((row, number) -> {
          for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            var bytes = row.getBytes(i);
            text.append(row.getString(i)).append('\n');
            if (bytes != null) {
              text.append(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                  .append('\n');
            }
          }
          return number;
        })
        .list();
  }
}
