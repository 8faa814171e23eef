package dev.harnessjira.harness;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address as a person typed or pasted it: the server, and the account or space that its path
 * names. A page's address will do, such as {@code
 * https://app.harness.io/ng/account/abc/module/code}.
 */
record TypedAddress(URI baseUrl, @Nullable String account, @Nullable String firstSegment) {

  private static final int LONGEST = 2_000;

  /** First segments of paths that are APIs or pages of Harness, so no space of a person's. */
  private static final Set<String> NO_SPACES =
      Set.of(
          "ng",
          "gateway",
          "code",
          "authz",
          "api",
          "auth",
          "signin",
          "register",
          "user",
          "users",
          "admin",
          "settings",
          "spaces",
          "home");

  /** Reading an address: it, or why it is none. */
  sealed interface Reading {

    record Read(TypedAddress address) implements Reading {}

    record Unreadable(String reason) implements Reading {}
  }

  static Reading parse(String typed) {
    var text = typed.strip();
    if (text.isEmpty()) {
      return new Reading.Unreadable("is empty");
    }
    if (text.length() > LONGEST) {
      return new Reading.Unreadable("is too long");
    }
    try {
      return read(new URI(text.contains("://") ? text : "https://" + text));
    } catch (URISyntaxException e) {
      return new Reading.Unreadable("cannot be read");
    }
  }

  private static Reading read(URI uri) throws URISyntaxException {
    var reason = defect(uri);
    if (reason != null) {
      return new Reading.Unreadable(reason);
    }
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    var standard = scheme.equals("https") ? 443 : 80;
    var port = uri.getPort() == standard ? -1 : uri.getPort();
    var base =
        new URI(scheme, null, uri.getHost().toLowerCase(Locale.ROOT), port, null, null, null);
    return new Reading.Read(new TypedAddress(base, account(uri), firstSegment(uri)));
  }

  private static @Nullable String defect(URI uri) {
    var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return "starts with " + scheme + ":, not with https:";
    }
    if (uri.getUserInfo() != null) {
      return "holds a user name or a password";
    }
    if (uri.getHost() == null) {
      return "names no host";
    }
    return uri.getPort() == 0 || uri.getPort() > 65_535 ? "has a port that cannot be" : null;
  }

  /** The account id of a platform's page; its older pages have it behind a {@code #}. */
  private static @Nullable String account(URI uri) {
    var segments = segments(uri);
    var at = segments.indexOf("account");
    return at < 0 || at + 1 >= segments.size() || !segments.contains("ng")
        ? null
        : segments.get(at + 1);
  }

  private static @Nullable String firstSegment(URI uri) {
    var segments = segments(uri);
    if (segments.size() > 1 && segments.getFirst().equals("spaces")) {
      return segments.get(1);
    }
    return segments.isEmpty() || NO_SPACES.contains(segments.getFirst())
        ? null
        : segments.getFirst();
  }

  private static List<String> segments(URI uri) {
    var path = uri.getPath() == null ? "" : uri.getPath();
    var fragment = uri.getFragment() == null ? "" : uri.getFragment();
    return Arrays.stream((path + "/" + fragment).split("/")).filter(s -> !s.isBlank()).toList();
  }
}
