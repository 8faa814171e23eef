package dev.harnessjira.isolation;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionStatus;

/**
 * Tells PostgreSQL, at the start of each transaction, whose rows it may see. The settings end with
 * the transaction; afterwards they read as the empty string, which matches no row.
 */
@Component
class TenantTransactions implements TransactionExecutionListener {

  private static final String BIND =
      "select set_config('app.site', ?, true), set_config('app.account', ?, true)";

  /**
   * Ends a transaction that could not be bound: Spring has begun it already and would leave it, and
   * its connection, on the thread.
   */
  private final ObjectProvider<PlatformTransactionManager> manager;

  // The data source and not jOOQ's context: that one needs the transaction manager, which needs us.
  private final DataSource dataSource;

  TenantTransactions(DataSource dataSource, ObjectProvider<PlatformTransactionManager> manager) {
    this.manager = manager;
    this.dataSource = dataSource;
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    var tenant = Tenant.current();
    if (failure == null && tenant != null) {
      try {
        bind(tenant);
      } catch (SQLException e) {
        end(transaction, e);
        throw new DataAccessResourceFailureException("The tenant could not be bound", e);
      }
    }
  }

  private void end(TransactionExecution transaction, SQLException why) {
    try {
      manager.getObject().rollback((TransactionStatus) transaction);
    } catch (TransactionException e) {
      why.addSuppressed(e);
    }
  }

  private void bind(Tenant tenant) throws SQLException {
    var connection = DataSourceUtils.getConnection(dataSource);
    try (var statement = connection.prepareStatement(BIND)) {
      statement.setString(1, orEmpty(tenant.site()));
      statement.setString(2, orEmpty(tenant.account()));
      statement.execute();
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
