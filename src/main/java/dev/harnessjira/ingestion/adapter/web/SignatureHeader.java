package dev.harnessjira.ingestion.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The signature that a request carries, under the name of Harness's platform or of Harness Open
 * Source. Whoever may edit a webhook can add headers of the same name, which come first; so one
 * that comes twice counts for nothing, and under both names they must agree.
 */
class SignatureHeader {

  private static final List<String> NAMES = List.of("X-Harness-Signature", "X-Gitness-Signature");
  private static final Pattern HMAC_SHA256 = Pattern.compile("[0-9a-f]{64}");

  private SignatureHeader() {}

  /** Empty when it is missing, malformed or ambiguous. */
  static Optional<String> of(HttpServletRequest request) {
    var values = NAMES.stream().map(name -> Collections.list(request.getHeaders(name))).toList();
    var different = values.stream().flatMap(List::stream).distinct().toList();
    var repeated = values.stream().anyMatch(list -> list.size() > 1);
    if (repeated || different.size() != 1) {
      return Optional.empty();
    }
    return Optional.of(different.getFirst()).filter(value -> HMAC_SHA256.matcher(value).matches());
  }
}
