package dev.harnessjira.isolation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows the transactions below a call may see: those of a Jira site, of an Atlassian account,
 * or of both. Bound around the start of a transaction; a running transaction never changes its
 * tenant.
 */
public record Tenant(@Nullable String site, @Nullable String account) {

  private static final ScopedValue<Tenant> CURRENT = ScopedValue.newInstance();

  /** Runs the work with the rows of one Jira site visible. */
  public static <T extends @Nullable Object> T inSite(String site, Supplier<T> work) {
    return ScopedValue.where(CURRENT, new Tenant(site, null)).call(work::get);
  }

  /** Runs the work with the rows of one Jira site visible. */
  public static void runInSite(String site, Runnable work) {
    ScopedValue.where(CURRENT, new Tenant(site, null)).run(work);
  }

  /** Runs the work with the rows of one Atlassian account visible. */
  public static <T extends @Nullable Object> T asAccount(String account, Supplier<T> work) {
    return ScopedValue.where(CURRENT, new Tenant(null, account)).call(work::get);
  }

  /** Runs the work with the rows of one Atlassian account visible. */
  public static void runAsAccount(String account, Runnable work) {
    ScopedValue.where(CURRENT, new Tenant(null, account)).run(work);
  }

  static <T extends @Nullable Object> T in(Tenant tenant, Supplier<T> work) {
    return ScopedValue.where(CURRENT, tenant).call(work::get);
  }

  static @Nullable Tenant current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }
}
