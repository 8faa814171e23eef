package dev.harnessjira.ingestion.adapter.web;

import static org.springframework.web.bind.annotation.RequestMethod.DELETE;
import static org.springframework.web.bind.annotation.RequestMethod.GET;
import static org.springframework.web.bind.annotation.RequestMethod.HEAD;
import static org.springframework.web.bind.annotation.RequestMethod.OPTIONS;
import static org.springframework.web.bind.annotation.RequestMethod.PATCH;
import static org.springframework.web.bind.annotation.RequestMethod.PUT;
import static org.springframework.web.bind.annotation.RequestMethod.TRACE;

import dev.harnessjira.ingestion.application.intake.AcceptDelivery;
import dev.harnessjira.ingestion.application.intake.TurnedAway;
import dev.harnessjira.ingestion.domain.intake.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Harness delivers to. 202 says that the delivery is kept; 401 says the same whatever was
 * wrong; 413 and 503 are final and temporary.
 */
@RestController
@RequestMapping(HarnessWebhookController.PATH + "/{registration}")
class HarnessWebhookController {

  static final String PATH = "/webhooks/harness";

  private static final Logger log = LoggerFactory.getLogger(HarnessWebhookController.class);

  private final DeliveryBodies bodies;
  private final AcceptDelivery acceptDelivery;
  private final TurnedAway turnedAway;

  HarnessWebhookController(
      DeliveryBodies bodies, AcceptDelivery acceptDelivery, TurnedAway turnedAway) {
    this.bodies = bodies;
    this.acceptDelivery = acceptDelivery;
    this.turnedAway = turnedAway;
  }

  @PostMapping
  ResponseEntity<String> deliver(@PathVariable String registration, HttpServletRequest request)
      throws IOException {
    try {
      return accept(registration, request);
    } catch (Unavailable e) {
      turnedAway.note(registration);
      throw e;
    }
  }

  private ResponseEntity<String> accept(String registration, HttpServletRequest request)
      throws IOException {
    // A header that cannot be right is refused whoever is addressed, so it tells nothing of them.
    var signature = SignatureHeader.of(request);
    return bodies
        .read(
            request,
            body ->
                signature
                    .map(value -> acceptDelivery.accept(registration, value, body))
                    .orElse(AcceptDelivery.Outcome.REFUSED))
        .map(HarnessWebhookController::answer)
        .orElseGet(() -> closing(HttpStatus.CONTENT_TOO_LARGE, "The delivery is too large."));
  }

  // OPTIONS is answered by Spring unless it is named.
  @RequestMapping(method = {GET, HEAD, PUT, PATCH, DELETE, OPTIONS, TRACE})
  ResponseEntity<String> otherMethod() {
    return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
        .allow(HttpMethod.POST)
        .contentType(MediaType.TEXT_PLAIN)
        .body("Only POST is answered here.\n");
  }

  @ExceptionHandler
  ResponseEntity<String> unavailable(Unavailable e) {
    log.warn("A delivery was answered 503: {} ({})", e.getMessage(), String.valueOf(e.getCause()));
    return says(HttpStatus.SERVICE_UNAVAILABLE, "The delivery could not be kept; try again.");
  }

  @ExceptionHandler
  ResponseEntity<String> unreadable(IOException e) {
    log.debug("A request broke off", e);
    return closing(HttpStatus.BAD_REQUEST, "The delivery did not come whole.");
  }

  private static ResponseEntity<String> answer(AcceptDelivery.Outcome outcome) {
    return switch (outcome) {
      case KEPT -> says(HttpStatus.ACCEPTED, "The delivery is kept.");
      case REFUSED -> says(HttpStatus.UNAUTHORIZED, "The delivery is not signed for this address.");
    };
  }

  private static ResponseEntity<String> says(HttpStatus status, String line) {
    return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(line + "\n");
  }

  private static ResponseEntity<String> closing(HttpStatus status, String line) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CONNECTION, "close")
        .contentType(MediaType.TEXT_PLAIN)
        .body(line + "\n");
  }
}
