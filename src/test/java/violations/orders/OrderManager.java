package violations.orders;

/** A name that says nothing. */
public interface OrderManager {}
