package dev.harnessjira.ingestion.intake;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of accepting deliveries share. */
@TestConfiguration(proxyBeanMethods = false)
class IntakeFixture {

  @Bean
  @Primary
  Registered registered(JdbcClient jdbc) {
    return new Registered(() -> jdbc.sql("select 1").query(Integer.class).single());
  }

  @Bean
  Intake intake(
      Registered registered, Environment server, Transactions transactions, JdbcClient jdbc) {
    return new Intake(registered, server, transactions, jdbc);
  }

  /** Puts durable work to rest, so that deliveries stay as they came. */
  @Bean
  SmartLifecycle rest(SmartLifecycle scheduledWork) {
    return new SmartLifecycle() {
      @Override
      public void start() {
        scheduledWork.stop();
      }

      @Override
      public void stop() {}

      @Override
      public boolean isRunning() {
        return false;
      }
    };
  }

  /** The endpoint and what is stored behind it. */
  record Intake(
      Registered registered, Environment server, Transactions transactions, JdbcClient jdbc) {

    /** A stored delivery. */
    record Row(long id, String registration, int copies, byte[] body) {}

    int port() {
      return server.getRequiredProperty("local.server.port", Integer.class);
    }

    List<Row> waiting(Registration registration) {
      return transactions.inSite(
          registration.coverage().site().value(),
          () ->
              jdbc.sql(
                      """
                      select id, registration, copies, body from ingestion.delivery
                      where coverage_id = ? and fate is null order by id
                      """)
                  .param(registration.coverage().id().value())
                  .query((row, i) ->
                      new Row(row.getLong(1), row.getString(2), row.getInt(3), row.getBytes(4)))
                  .list());
    }

    /** How many of the site are stored, waiting or not. */
    long stored(String site) {
      return transactions.inSite(
          site,
          () -> jdbc.sql("select count(*) from ingestion.delivery").query(Long.class).single());
    }

    boolean foldingIsDue(Registration registration) {
      return jdbc.sql("select count(*) from work.due where task = 'fold-coverage' and key = ?")
              .param(registration.coverage().id().toString())
              .query(Long.class)
              .single()
          == 1;
    }

    static String newSite() {
      return UUID.randomUUID().toString();
    }
  }
}
