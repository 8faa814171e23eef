package dev.harnessjira.sandbox.harness.delivery;

import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.harness.model.Webhook.ExtraHeader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The headers of a delivery: the owner's own first, as the real server adds them, then ours. */
final class SignedHeaders {

  private final String prefix;

  SignedHeaders(String identity) {
    this.prefix = "X-" + identity + "-";
  }

  List<ExtraHeader> of(Webhook webhook, String trigger, String body) {
    var headers = new ArrayList<>(webhook.extraHeaders);
    add(headers, "User-Agent", "Gitness/0.0.0");
    add(headers, "Content-Type", "application/json");
    add(headers, prefix + "Webhook-Parent-Type", webhook.parent.type());
    add(headers, prefix + "Webhook-Parent-Id", Long.toString(webhook.parent.id()));
    add(headers, prefix + "Webhook-Uid", webhook.identifier);
    add(headers, prefix + "Webhook-Identifier", webhook.identifier);
    add(headers, prefix + "Trigger", trigger);
    if (!webhook.secret.isEmpty()) {
      add(headers, prefix + "Signature", signature(webhook.secret, body));
    }
    return headers;
  }

  /** As the execution history shows them. */
  static String text(List<ExtraHeader> headers) {
    return headers.stream()
        .sorted(Comparator.comparing(ExtraHeader::key))
        .map(header -> header.key() + ": " + shown(header) + "\r\n")
        .collect(Collectors.joining());
  }

  static String signature(String secret, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shown(ExtraHeader header) {
    return header.masked() ? "******" : header.value();
  }

  private static void add(List<ExtraHeader> headers, String key, String value) {
    headers.add(new ExtraHeader(key, value, false));
  }
}
