package violations.orders.application.paying;

import violations.orders.application.packing.PackOrder;

/** Takes the payment of what was packed, which asks for the payment in turn. */
public final class TakePayment {

  public boolean take(PackOrder orders) {
    return orders.pack(this);
  }
}
