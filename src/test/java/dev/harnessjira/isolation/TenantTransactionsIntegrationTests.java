package dev.harnessjira.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.harnessjira.support.TestPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One connection, so that whatever a transaction leaves behind meets the next one. */
class TenantTransactionsIntegrationTests {

  private final HikariDataSource pool = pool();
  private final AtomicInteger failures = new AtomicInteger();
  private final DataSource dataSource = failing(pool, failures);
  private final DataSourceTransactionManager manager = manager(dataSource);
  private final Transactions transactions = new Transactions(manager);
  private final TransactionTemplate unbound = new TransactionTemplate(manager);
  private final JdbcClient jdbc = JdbcClient.create(dataSource);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void aTransactionIsBoundToItsSite() {
    assertThat(transactions.inSite("acme", this::bound)).isEqualTo("acme|");
    assertThat(transactions.asAccount("ada", this::bound)).isEqualTo("|ada");
  }

  @Test
  void nothingIsLeftForTheNextTransactionOfTheConnection() {
    transactions.runInSite("acme", () -> {});

    assertThat(unbound()).isEqualTo("|");
    assertThat(bound()).isEqualTo("|");
  }

  @Test
  void nothingIsLeftAfterARollback() {
    assertThatThrownBy(() ->
            transactions.runInSite(
                "acme",
                () -> {
                  throw new IllegalStateException("on purpose");
                }))
        .hasMessage("on purpose");

    assertThat(unbound()).isEqualTo("|");
  }

  @Test
  void whatIsBoundAroundACallHoldsForItsTransactions() {
    var seen = Tenant.inSite("acme", () -> unbound.execute(status -> bound()));

    assertThat(seen).isEqualTo("acme|");
  }

  @Test
  void aCallInsideJoinsATransactionOfTheSameTenant() {
    var seen = transactions.inSite("acme", () -> transactions.inSite("acme", this::bound));

    assertThat(seen).isEqualTo("acme|");
  }

  @Test
  void aCallInsideNeverJoinsATransactionOfAnotherTenant() {
    assertThatThrownBy(
            () -> transactions.inSite("acme", () -> transactions.asAccount("ada", this::bound)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs its own");
    assertThatThrownBy(() -> unbound.execute(status -> transactions.inSite("acme", this::bound)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTransactionThatCannotBeBoundKeepsNoConnection() {
    failures.set(3);

    for (var i = 0; i < 3; i++) {
      assertThatThrownBy(() -> transactions.inSite("acme", this::bound))
          .isInstanceOf(DataAccessResourceFailureException.class);
    }

    assertThat(transactions.inSite("acme", this::bound)).isEqualTo("acme|");
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  private String unbound() {
    return String.valueOf(unbound.<String>execute(status -> bound()));
  }

  private String bound() {
    return jdbc.sql(
            "select concat(current_setting('app.site', true), '|',"
                + " current_setting('app.account', true))")
        .query(String.class)
        .single();
  }

  private static HikariDataSource pool() {
    var database = TestPostgres.createDatabase();
    var pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setUsername(TestPostgres.APP);
    pool.setPassword(TestPostgres.PASSWORD);
    pool.setMaximumPoolSize(1);
    pool.setConnectionTimeout(2000);
    return pool;
  }

  private static DataSourceTransactionManager manager(DataSource dataSource) {
    var beans = new StaticListableBeanFactory();
    var manager = new DataSourceTransactionManager(dataSource);
    beans.addBean("manager", manager);
    manager.setTransactionExecutionListeners(
        List.of(
            new TenantTransactions(
                dataSource, beans.getBeanProvider(PlatformTransactionManager.class))));
    return manager;
  }

  /** The same, but the next bindings fail as on a connection that has just broken. */
  private static DataSource failing(DataSource target, AtomicInteger failures) {
    return new DelegatingDataSource(target) {
      @Override
      public Connection getConnection() throws SQLException {
        return failing(target.getConnection(), failures);
      }
    };
  }

  private static Connection failing(Connection target, AtomicInteger failures) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              var binds = arguments != null && String.valueOf(arguments[0]).contains("set_config");
              if (binds && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new SQLException("on purpose");
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
