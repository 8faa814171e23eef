package dev.harnessjira.support;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes every statement that a request sends to PostgreSQL, by whatever it is sent: jOOQ, sessions,
 * the binding of a tenant. Begin and commit are the driver's own and no statements of ours.
 */
public final class SqlCount {

  private static final ThreadLocal<List<String>> SENT = ThreadLocal.withInitial(ArrayList::new);
  private static final Map<String, List<String>> BY_PATH = new ConcurrentHashMap<>();

  private SqlCount() {}

  /** Forgets what was sent so far for requests of this path. */
  public static void forget(String path) {
    BY_PATH.remove(path);
  }

  /** What the last request of this path sent; null as long as none has ended. */
  public static @Nullable List<String> of(String path) {
    return BY_PATH.get(path);
  }

  /** Makes statements count; imported into a context of the whole application. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Counting {

    @Bean
    static BeanPostProcessor countedConnections() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
          if (bean instanceof HikariDataSource pool) {
            pool.setDataSource(new Counted(pool.getJdbcUrl()));
          }
          return bean;
        }
      };
    }

    @Bean
    RequestsFilter countedRequests() {
      return new RequestsFilter();
    }
  }

  /** Around everything else that a request goes through. */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static final class RequestsFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      SENT.get().clear();
      try {
        chain.doFilter(request, response);
      } finally {
        BY_PATH.put(request.getRequestURI(), List.copyOf(SENT.get()));
      }
    }
  }

  /** Connections whose statements are noted. */
  private static final class Counted extends AbstractDataSource {

    private final String url;

    Counted(String url) {
      this.url = url;
    }

    @Override
    public Connection getConnection() {
      throw new UnsupportedOperationException("The pool names its user");
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
      return proxy(Connection.class, DriverManager.getConnection(url, username, password), "");
    }
  }

  private static <T> T proxy(Class<T> type, T target, String prepared) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              var sql = arguments != null && arguments[0] instanceof String text ? text : prepared;
              if (method.getName().startsWith("execute")) {
                SENT.get().add(sql);
              }
              return counted(invoke(target, method, arguments), sql);
            }));
  }

  private static @Nullable Object invoke(
      Object target, java.lang.reflect.Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static @Nullable Object counted(@Nullable Object result, String sql) {
    return switch (result) {
      case PreparedStatement statement -> proxy(PreparedStatement.class, statement, sql);
      case Statement statement -> proxy(Statement.class, statement, sql);
      case null, default -> result;
    };
  }
}
