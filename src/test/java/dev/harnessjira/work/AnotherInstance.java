package dev.harnessjira.work;

import dev.harnessjira.support.AtHome;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;

/** The durable work of another instance on the same database. */
public final class AnotherInstance implements AutoCloseable {

  private final ScheduledWork work;

  private AnotherInstance(ScheduledWork work) {
    this.work = work;
  }

  /** With the handlers of this application, which it would have, too. */
  public static AnotherInstance start(ApplicationContext context) {
    var work =
        new ScheduledWork(
            context.getBean(DueRows.class),
            context.getBean(DataSource.class),
            new WorkSettings("another", 1, Duration.ofMillis(50), Duration.ofSeconds(3)),
            context.getBeanProvider(WorkHandler.class),
            context.getBean(Clock.class),
            new AtHome());
    work.start();
    return new AnotherInstance(work);
  }

  @Override
  public void close() {
    work.stop();
  }
}
