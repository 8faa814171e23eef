package dev.harnessjira.ingestion.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** The raw body of a delivery. */
class DeliveryBody {

  /**
   * Largest body that is read. Harness sets no limit; its own client library reads as much as this
   * (drone/go-scm, scm/driver/harness/webhook.go).
   */
  static final int MOST_BYTES = 10_000_000;

  private DeliveryBody() {}

  /** Empty when it is too large; then no more of it is read. */
  static Optional<byte[]> of(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      return Optional.empty();
    }
    var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    return body.length > MOST_BYTES ? Optional.empty() : Optional.of(body);
  }
}
