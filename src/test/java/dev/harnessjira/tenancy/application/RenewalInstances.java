package dev.harnessjira.tenancy.application;

import com.zaxxer.hikari.HikariDataSource;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.Grants;
import dev.harnessjira.vault.Vault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionExecutionListener;

/** Several instances of the application that renew the same grants in one database. */
public final class RenewalInstances implements AutoCloseable {

  private final List<AnnotationConfigApplicationContext> contexts = new ArrayList<>();
  private final List<GrantTokens> instances;

  private RenewalInstances(List<GrantTokens> instances) {
    this.instances = instances;
  }

  /** Each with connections of its own to the database. */
  public static RenewalInstances of(BeanFactory beans, int count) {
    var instances = new RenewalInstances(new ArrayList<>());
    for (var i = 0; i < count; i++) {
      instances.start(beans);
    }
    return instances;
  }

  private void start(BeanFactory beans) {
    var shared = beans.getBean(HikariDataSource.class);
    var pool = new HikariDataSource();
    pool.setJdbcUrl(shared.getJdbcUrl());
    pool.setUsername(shared.getUsername());
    pool.setPassword(shared.getPassword());
    pool.setMaximumPoolSize(4);
    var context = new AnnotationConfigApplicationContext();
    context.registerBean("pool", DataSource.class, () -> pool);
    context.registerBean(
        "manager", DataSourceTransactionManager.class, () -> manager(context, pool));
    context.registerBean("sql", DSLContext.class, () -> sql(pool));
    for (var type : List.of(Vault.class, Clock.class, AtlassianAccounts.class, LostGrants.class)) {
      share(context, beans, type);
    }
    context.register(Transactions.class, GrantTokens.class);
    context.register(named("dev.harnessjira.isolation.TenantTransactions"));
    context.register(named("dev.harnessjira.tenancy.adapter.persistence.JooqGrants"));
    context.refresh();
    contexts.add(context);
    instances.add(context.getBean(GrantTokens.class));
  }

  private static <T> void share(
      AnnotationConfigApplicationContext context, BeanFactory beans, Class<T> type) {
    context.registerBean(type.getSimpleName(), type, () -> beans.getBean(type));
  }

  private static DataSourceTransactionManager manager(
      AnnotationConfigApplicationContext context, DataSource pool) {
    var manager = new DataSourceTransactionManager(pool);
    manager.setTransactionExecutionListeners(
        List.of(context.getBean(TransactionExecutionListener.class)));
    return manager;
  }

  private static DSLContext sql(DataSource pool) {
    var proxy = new TransactionAwareDataSourceProxy(pool);
    return DSL.using(
        new DefaultConfiguration()
            .set(new DataSourceConnectionProvider(proxy))
            .set(SQLDialect.POSTGRES));
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    contexts.forEach(AnnotationConfigApplicationContext::close);
  }

  /** The tokens that so many callers got who all needed one at the same moment. */
  public List<String> needAtOnce(AccountId account, int callers) {
    var start = new CountDownLatch(1);
    List<Future<String>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < callers; i++) {
        var instance = instances.get(i % instances.size());
        answers.add(
            threads.submit(() -> {
              start.await();
              return text(instance.token(account));
            }));
      }
      start.countDown();
      return answers.stream().map(RenewalInstances::get).toList();
    }
  }

  /** An instance gets the new tokens from Atlassian and ends before it has stored them. */
  public static void crashAfterTheAnswer(BeanFactory beans, AccountId account) {
    var grants = beans.getBean(Grants.class);
    var grant = grants.find(account).orElseThrow();
    var lease = beans.getBean(Clock.class).instant().plusSeconds(60);
    grants.claim(account, grant.version(), UUID.randomUUID(), lease);
    beans.getBean(AtlassianAccounts.class).refresh(refreshToken(grant.tokens()));
  }

  /** An instance notes that a grant is lost and ends before it has told the sites. */
  public static void loseWithoutTelling(BeanFactory beans, AccountId account, String reason) {
    var grants = beans.getBean(Grants.class);
    grants.lose(account, grants.find(account).orElseThrow().version(), reason);
  }

  private static String refreshToken(GrantedTokens tokens) {
    return Objects.requireNonNull(tokens.refreshToken());
  }

  private static String text(Token token) {
    return switch (token) {
      case Token.Usable(var bearer, var version, var scopes) -> bearer;
      case Token.Lost(var reason) -> "no token: " + reason;
      case Token.Unavailable(var reason) -> "no token: " + reason;
    };
  }

  private static String get(Future<String> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      return "no token: " + e.getCause();
    }
  }
}
