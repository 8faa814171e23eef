package dev.harnessjira.harness;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a token of the Harness platform: kind, account, id and secret between dots. */
final class PlatformToken {

  private static final Pattern FORM =
      Pattern.compile("(?:pat|sat)\\.([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final int LONGEST = 4_000;

  private PlatformToken() {}

  /** The account that the token names; null when it has another form. */
  static @Nullable String account(String token) {
    var matcher = FORM.matcher(token);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /** Why this cannot be a token of any Harness; completes "The token …". Null when it can. */
  static @Nullable String defect(String token) {
    if (token.isEmpty()) {
      return "is empty";
    }
    if (token.length() > LONGEST) {
      return "is too long";
    }
    if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
      return "holds spaces, line breaks or characters that no token has";
    }
    var cut = token.matches("(pat|sat)\\..*") && account(token) == null;
    return cut
        ? "starts like one of Harness, but has not four parts with dots between: copy it whole"
        : null;
  }
}
