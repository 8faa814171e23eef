package dev.harnessjira.ingestion.adapter.web;

import dev.harnessjira.ingestion.domain.intake.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Reads the raw bodies of deliveries. Nobody has shown a signature yet while a body is read, so
 * their size is limited, and how many large ones are in memory at a time.
 */
@Component
class DeliveryBodies {

  /**
   * Largest body that is read. Harness sets no limit; its own client library reads as much as this
   * (drone/go-scm, scm/driver/harness/webhook.go).
   */
  static final int MOST_BYTES = 10_000_000;

  /** Most deliveries are smaller than this: those of 20 commits have some 15 kB. */
  static final int SMALL_BYTES = 65_536;

  static final int MOST_LARGE = 32;

  private final Semaphore large = new Semaphore(MOST_LARGE);

  /**
   * Hands on the body; empty when it is too large, then no more of it is read.
   *
   * @throws Unavailable when too many large ones are being read
   */
  <T> Optional<T> read(HttpServletRequest request, Function<byte[], T> reader) throws IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      return Optional.empty();
    }
    var in = request.getInputStream();
    var start = in.readNBytes(SMALL_BYTES + 1);
    return start.length > SMALL_BYTES
        ? readLarge(start, in, reader)
        : Optional.of(reader.apply(start));
  }

  private <T> Optional<T> readLarge(byte[] start, InputStream in, Function<byte[], T> reader)
      throws IOException {
    if (!large.tryAcquire()) {
      throw new Unavailable("Too many large deliveries come at once");
    }
    try {
      var rest = in.readNBytes(MOST_BYTES - start.length + 1);
      var body = Arrays.copyOf(start, start.length + rest.length);
      System.arraycopy(rest, 0, body, start.length, rest.length);
      return body.length > MOST_BYTES ? Optional.empty() : Optional.of(reader.apply(body));
    } finally {
      large.release();
    }
  }
}
