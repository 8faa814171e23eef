package violations.orders.application;

import org.springframework.core.env.Environment;
import violations.harness.HarnessCode;
import violations.orders.adapter.web.OrderController;

/** A use case that knows an adapter, a gateway and Spring's environment. */
public interface PlaceOrder {
  OrderController controller();

  HarnessCode gateway();

  Environment environment();
}
