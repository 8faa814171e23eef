package violations.orders.application.packing;

import violations.orders.application.paying.TakePayment;

/** Packs what was paid, which is used for paying in turn. */
public final class PackOrder {

  public boolean pack(TakePayment payments) {
    return payments.take(this);
  }
}
