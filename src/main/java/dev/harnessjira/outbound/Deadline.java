package dev.harnessjira.outbound;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecRuntime;

/** Throws the connection of an exchange away when its time is over. */
final class Deadline {

  private final Future<?> timer;
  private volatile boolean over;

  Deadline(ScheduledExecutorService timer, Duration longest, ExecRuntime connection) {
    this.timer =
        timer.schedule(
            () -> {
              over = true;
              connection.discardEndpoint();
            },
            longest.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  void cancel() {
    timer.cancel(false);
  }

  /** What to throw for a failure: that time is over, if the failure came of that. */
  IOException explain(IOException failure) {
    return over ? late(failure) : failure;
  }

  boolean isOver() {
    return over;
  }

  IOException late(Exception cause) {
    var late = new SocketTimeoutException("The exchange took too long");
    late.initCause(cause);
    return late;
  }
}
