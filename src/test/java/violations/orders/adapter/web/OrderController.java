package violations.orders.adapter.web;

import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import violations.orders.adapter.persistence.OrderRows;

/** A public adapter that knows its sibling, writes SQL and has its field injected. */
public class OrderController {
  @Autowired OrderRows rows = new OrderRows();

  DSLContext sql(DSLContext sql) {
    return sql;
  }
}
