package dev.harnessjira.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Ends an exchange that lasts too long or answers too much, by throwing its connection away: merely
 * refusing to read on would let the client drain the rest of the body.
 */
class CappedExchange implements ExecChainHandler {

  private final ScheduledExecutorService timer;
  private final Duration longest;
  private final long largest;

  /** {@code longest}: time of an exchange; {@code largest}: bytes of an answer. */
  CappedExchange(ScheduledExecutorService timer, Duration longest, long largest) {
    this.timer = timer;
    this.longest = longest;
    this.largest = largest;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    var deadline = new Deadline(timer, longest, scope.execRuntime);
    try {
      var response = chain.proceed(request, scope);
      return capped(response, scope.execRuntime, deadline);
    } catch (IOException | HttpException | RuntimeException e) {
      deadline.cancel();
      if (deadline.isOver()) {
        throw deadline.late(e);
      }
      throw e;
    }
  }

  private ClassicHttpResponse capped(
      ClassicHttpResponse response, ExecRuntime connection, Deadline deadline) throws IOException {
    if (response.getEntity() == null) {
      deadline.cancel();
      return response;
    }
    var body = new CappedBody(response.getEntity().getContent(), largest, connection, deadline);
    response.setEntity(
        new HttpEntityWrapper(response.getEntity()) {
          @Override
          public InputStream getContent() {
            return body;
          }
        });
    return response;
  }

  /** Counts what is read. */
  private static class CappedBody extends FilterInputStream {

    private final long largest;
    private final ExecRuntime connection;
    private final Deadline deadline;
    private long read;

    CappedBody(InputStream body, long largest, ExecRuntime connection, Deadline deadline) {
      super(body);
      this.largest = largest;
      this.connection = connection;
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      try {
        return count(super.read(), 1);
      } catch (IOException e) {
        throw deadline.explain(e);
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        var bytes = super.read(buffer, offset, length);
        return count(bytes, bytes);
      } catch (IOException e) {
        throw deadline.explain(e);
      }
    }

    private int count(int result, int bytes) throws IOException {
      if (result >= 0) {
        read += bytes;
      }
      if (read > largest) {
        connection.discardEndpoint();
        throw new AnswerTooLargeException(largest);
      }
      return result;
    }

    // Not super.close(): that would read the rest.
    @Override
    public void close() {
      deadline.cancel();
      connection.discardEndpoint();
    }
  }

  /** The answer is larger than the limit. */
  static class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(long largest) {
      super("The answer has more than " + largest + " bytes");
    }
  }
}
