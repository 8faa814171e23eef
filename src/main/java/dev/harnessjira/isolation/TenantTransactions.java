package dev.harnessjira.isolation;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells PostgreSQL, at the start of each transaction, whose rows it may see. The settings end with
 * the transaction; afterwards they read as the empty string, which matches no row.
 */
@Component
class TenantTransactions implements TransactionExecutionListener {

  private static final String BIND =
      "select set_config('app.site', ?, true), set_config('app.account', ?, true)";

  // The data source and not jOOQ's context: that one needs the transaction manager, which needs us.
  private final DataSource dataSource;

  TenantTransactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    var tenant = Tenant.current();
    if (failure == null && tenant != null) {
      bind(tenant);
    }
  }

  private void bind(Tenant tenant) {
    var connection = DataSourceUtils.getConnection(dataSource);
    try (var statement = connection.prepareStatement(BIND)) {
      statement.setString(1, orEmpty(tenant.site()));
      statement.setString(2, orEmpty(tenant.account()));
      statement.execute();
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("The tenant could not be bound", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
