package violations.orders.adapter.persistence;

/** Somebody else's adapter. */
public class OrderRows {}
