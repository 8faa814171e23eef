package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.http.Reply;
import java.util.List;

/** Errors in the platform's envelope. */
final class PlatformErrors {

  private PlatformErrors() {}

  static Reply invalidToken() {
    return error(401, "INVALID_TOKEN", "Token is not valid.");
  }

  static Reply accessDenied() {
    return error(403, "ACCESS_DENIED", "Missing permission to view this account.");
  }

  static Reply notFound(String what) {
    return error(404, "RESOURCE_NOT_FOUND_EXCEPTION", what + " was not found.");
  }

  static Reply badRequest(String message) {
    return error(400, "INVALID_REQUEST", message);
  }

  private static Reply error(int status, String code, String message) {
    return Answers.json(
        status,
        Fields.of("status", "ERROR")
            .and("code", code)
            .and("message", message)
            .and("correlationId", "sandbox")
            .and("detailedMessage", null)
            .and("responseMessages", List.of())
            .and("metadata", null));
  }
}
