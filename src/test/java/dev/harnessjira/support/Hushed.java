package dev.harnessjira.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Loggers that say nothing while a test makes things fail by the hundred. */
public final class Hushed implements AutoCloseable {

  private final Map<Logger, @Nullable Level> before = new HashMap<>();

  public Hushed(String... names) {
    for (var name : names) {
      var logger = (Logger) LoggerFactory.getLogger(name);
      before.put(logger, logger.getLevel());
      logger.setLevel(Level.OFF);
    }
  }

  @Override
  public void close() {
    before.forEach(Logger::setLevel);
  }
}
