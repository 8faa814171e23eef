package dev.harnessjira.console;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the simulated Jira and the rows of tenancy and sessions back to the beginning. */
final class CleanSlate {

  private static final List<String> SITES = List.of(JiraSimulator.ACME, JiraSimulator.GLOBEX);
  private static final List<String> PEOPLE =
      List.of(Console.JIRA_ADMIN, Console.SITE_ADMIN, Console.PLAIN_USER, Console.TWO_SITES);

  private final JiraSimulator jira;
  private final Transactions transactions;
  private final JdbcClient jdbc;

  private CleanSlate(BeanFactory beans) {
    this.jira = beans.getBean(JiraSimulator.class);
    this.transactions = beans.getBean(Transactions.class);
    this.jdbc = beans.getBean(JdbcClient.class);
  }

  static void make(BeanFactory beans) {
    new CleanSlate(beans).make();
  }

  private void make() {
    jira.faults().clear();
    jira.switches().reset();
    // Sites of consents add up.
    jira.switches().revokeGrants();
    delete("session.spring_session");
    PEOPLE.forEach(person -> transactions.runAsAccount(person, () -> delete("tenancy.jira_grant")));
    SITES.forEach(site ->
        transactions.runInSite(
            site,
            () -> {
              delete("tenancy.site");
              delete("tenancy.site_credentials");
              delete("tenancy.administrator");
              delete("tenancy.stand_in");
              delete("tenancy.site_life");
            }));
  }

  private void delete(String table) {
    jdbc.sql("delete from " + table).update();
  }
}
