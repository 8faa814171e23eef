package violations.orders.domain;

import org.springframework.core.Ordered;
import violations.orders.application.PlaceOrder;

/** A domain type that knows a framework and a use case. */
public interface Order extends Ordered {
  PlaceOrder place();
}
