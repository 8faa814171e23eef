package dev.harnessjira.publishing.domain.content;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes addresses such that Jira takes them: http or https with a host, encoded, bounded. */
final class JiraUrls {

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Pattern PARTS = Pattern.compile("([A-Za-z]+://[^/?#]*)(.*)", Pattern.DOTALL);
  private static final String LEGAL = "-._~:/?@!$&'()*+,;=";

  private JiraUrls() {}

  /** The address, encoded; null when Jira would refuse it. */
  static @Nullable String valid(@Nullable String url) {
    var parts = PARTS.matcher(url == null ? "" : url.strip());
    if (!parts.matches()) {
      return null;
    }
    var encoded = parts.group(1) + encode(parts.group(2));
    return encoded.length() <= Limits.URL && isAddress(encoded) ? encoded : null;
  }

  static String valid(@Nullable String url, String otherwise) {
    var valid = valid(url);
    return valid == null ? otherwise : valid;
  }

  private static boolean isAddress(String text) {
    try {
      var uri = URI.create(text);
      return uri.getHost() != null && SCHEMES.contains(uri.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String encode(String rest) {
    var encoded = new StringBuilder();
    var fragment = false;
    for (var i = 0; i < rest.length(); ) {
      var point = rest.codePointAt(i);
      var legal = isLegal(point) || isEscape(rest, i) || (point == '#' && !fragment);
      fragment |= point == '#';
      encoded.append(legal ? Character.toString(point) : escape(point));
      i += Character.charCount(point);
    }
    return encoded.toString();
  }

  private static boolean isLegal(int point) {
    return (point < 0x80 && Character.isLetterOrDigit(point)) || LEGAL.indexOf(point) >= 0;
  }

  private static boolean isEscape(String text, int at) {
    return text.charAt(at) == '%'
        && at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  private static String escape(int point) {
    var escaped = new StringBuilder();
    for (var octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      escaped.append("%%%02X".formatted(octet & 0xFF));
    }
    return escaped.toString();
  }
}
