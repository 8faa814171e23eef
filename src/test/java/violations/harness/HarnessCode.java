package violations.harness;

import javax.sql.DataSource;

/** A gateway that knows a database. */
public interface HarnessCode {
  DataSource database();
}
