package dev.harnessjira.isolation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions that see the rows of one tenant. Joins the current one, which has the same. */
@Component
public class Transactions {

  private final TransactionTemplate template;

  Transactions(PlatformTransactionManager manager) {
    this.template = new TransactionTemplate(manager);
  }

  public <T extends @Nullable Object> T inSite(String site, Supplier<T> work) {
    return Tenant.inSite(site, () -> template.execute(status -> work.get()));
  }

  public void runInSite(String site, Runnable work) {
    Tenant.runInSite(site, () -> template.executeWithoutResult(status -> work.run()));
  }

  public <T extends @Nullable Object> T asAccount(String account, Supplier<T> work) {
    return Tenant.asAccount(account, () -> template.execute(status -> work.get()));
  }

  public void runAsAccount(String account, Runnable work) {
    Tenant.runAsAccount(account, () -> template.executeWithoutResult(status -> work.run()));
  }
}
