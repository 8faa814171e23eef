package dev.harnessjira.scenario;

import dev.harnessjira.HarnessJiraApplication;
import dev.harnessjira.support.ProductProcess;
import dev.harnessjira.support.TestPostgres;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application in this process, which can be stopped and started on the same database. */
final class Product implements AutoCloseable {

  private final TestPostgres.Database database = TestPostgres.createDatabase();
  private final int port = ProductProcess.freePort();
  private final Clock clock;
  private final Map<String, Object> settings;
  private @Nullable ConfigurableApplicationContext running;

  Product(Clock clock, Map<String, Object> more) {
    this(clock, more, UnaryOperator.identity());
  }

  /** Reaches its database by another address than that one. */
  Product(Clock clock, Map<String, Object> more, UnaryOperator<String> address) {
    this.clock = clock;
    this.settings = new HashMap<>(more);
    settings.put("server.port", port);
    settings.put("server.address", "127.0.0.1");
    settings.put("spring.datasource.url", address.apply(database.url()));
    settings.put("spring.datasource.username", TestPostgres.APP);
    settings.put("spring.datasource.password", TestPostgres.PASSWORD);
    settings.put("spring.flyway.user", TestPostgres.OWNER);
    settings.put("spring.flyway.password", TestPostgres.PASSWORD);
    settings.put("harness-jira.public-url", "http://localhost:" + port);
    settings.put("harness-jira.webhook-url", "http://127.0.0.1:" + port);
  }

  void start() {
    var arguments = settings.entrySet().stream().map(s -> "--" + s.getKey() + "=" + s.getValue());
    running =
        new SpringApplicationBuilder(HarnessJiraApplication.class)
            .profiles("test")
            .initializers(context ->
                ((GenericApplicationContext) context)
                    .registerBean("travelClock", Clock.class, () -> clock))
            .run(arguments.toArray(String[]::new));
  }

  /** From now on nothing runs, and whoever calls is refused. */
  void stop() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  /** With another value when it is started next. */
  void set(String setting, Object value) {
    settings.put(setting, value);
  }

  /** The database of a stopped product as it is now. */
  TestPostgres.Database backUp() {
    return TestPostgres.copy(database);
  }

  /** Where it is reached, by this name of the machine. */
  String address(String host) {
    return "http://" + host + ":" + port;
  }

  /** The database of a stopped product is again as it was. */
  void restore(TestPostgres.Database backup) {
    TestPostgres.putBack(backup, database);
  }

  <T> T the(Class<T> bean) {
    if (running == null) {
      throw new IllegalStateException("The product is stopped");
    }
    return running.getBean(bean);
  }

  /** Work that is due by then, or runs. */
  List<String> due(Instant by) {
    return the(JdbcClient.class)
        .sql("select task || ' of ' || key from work.due where due_at <= ?")
        .param(Timestamp.from(by))
        .query(String.class)
        .list();
  }

  @Override
  public void close() {
    stop();
  }
}
