package dev.harnessjira.home;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where browsers open the application, and where Harness delivers to. */
public record Addresses(String publicUrl, String webhookUrl) {

  /** Without a webhook address of its own, Harness delivers to the public one. */
  static Addresses of(String publicUrl, @Nullable String webhookUrl) {
    var open = plain(publicUrl);
    return new Addresses(
        open, webhookUrl == null || webhookUrl.isBlank() ? open : plain(webhookUrl));
  }

  private static String plain(String url) {
    return url.strip().replaceAll("/+$", "").toLowerCase(Locale.ROOT);
  }
}
