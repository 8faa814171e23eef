package dev.harnessjira.isolation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions that see the rows of one tenant. Joins the current one, which has the same. */
@Component
public class Transactions {

  private final TransactionTemplate template;

  Transactions(PlatformTransactionManager manager) {
    this.template = new TransactionTemplate(manager);
  }

  public <T extends @Nullable Object> T inSite(String site, Supplier<T> work) {
    return in(new Tenant(site, null), work);
  }

  public void runInSite(String site, Runnable work) {
    in(new Tenant(site, null), done(work));
  }

  public <T extends @Nullable Object> T asAccount(String account, Supplier<T> work) {
    return in(new Tenant(null, account), work);
  }

  public void runAsAccount(String account, Runnable work) {
    in(new Tenant(null, account), done(work));
  }

  // Joining a transaction of another tenant would find no rows and take that for an answer.
  private <T extends @Nullable Object> T in(Tenant tenant, Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()
        && !tenant.equals(Tenant.current())) {
      throw new IllegalStateException(
          "A transaction of " + Tenant.current() + " is running; " + tenant + " needs its own");
    }
    return Tenant.in(tenant, () -> template.execute(status -> work.get()));
  }

  private static Supplier<Boolean> done(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }
}
