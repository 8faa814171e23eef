package dev.harnessjira.bench;

import dev.harnessjira.support.ProductProcess;
import dev.harnessjira.support.TestPostgres;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of several instances of the product on one database, in a process of its own. */
final class Instance {

  final String name;
  final int port;
  private @Nullable ProductProcess process;

  Instance(String name) {
    this.name = name;
    this.port = ProductProcess.freePort();
  }

  /** Returns when it is ready. */
  void start(String database, ProductSettings settings) {
    process =
        ProductProcess.start(
            port,
            new TestPostgres.Database(database, name),
            settings.with("harness-jira.work.instance", name).variables());
  }

  /** SIGKILL. */
  void kill() {
    Objects.requireNonNull(process).kill();
  }

  /** Whether an execution that this scheduler has picked is run here. */
  boolean runs(String pickedBy) {
    return pickedBy.startsWith(name + "-");
  }

  void close() {
    if (process != null) {
      process.close();
    }
  }
}
