package dev.harnessjira.console.connections;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.SiteId;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads in one transaction, so that the tenant is bound once for the page. */
@Component
class TransactionalSnapshot implements Snapshot {

  private final Transactions transactions;

  TransactionalSnapshot(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T of(SiteId site, Supplier<T> read) {
    return transactions.inSite(site.value(), read);
  }
}
