package dev.harnessjira.support;

import java.util.concurrent.Callable;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Counts the statements that jOOQ sends for the thread that asks. */
public final class StatementCount implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  private static final ThreadLocal<int[]> COUNT = ThreadLocal.withInitial(() -> new int[1]);

  @Override
  public void executeStart(ExecuteContext context) {
    COUNT.get()[0]++;
  }

  /** How many statements this takes on the current thread. */
  public static int of(Callable<?> work) throws Exception {
    var before = COUNT.get()[0];
    work.call();
    return COUNT.get()[0] - before;
  }

  /** Makes statements count; imported into a context. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Counting {

    @Bean
    DefaultExecuteListenerProvider countingStatements() {
      return new DefaultExecuteListenerProvider(new StatementCount());
    }
  }
}
