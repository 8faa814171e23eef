package dev.harnessjira.scope.domain;

import dev.harnessjira.harness.HarnessAccess;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The path by which a part of Harness is claimed, in lower case because Harness looks paths up
 * without regard to case. On the platform it starts with the account's id, which is the same under
 * each of the account's addresses; on Harness Open Source with {@code //}, the server and its root
 * space.
 */
public record ClaimedPath(String value) {

  /** The path of a space, which is given from the account on. */
  public static ClaimedPath of(HarnessAccess access, String path) {
    var lower = path.toLowerCase(Locale.ROOT);
    var account = access.account().toLowerCase(Locale.ROOT);
    if (account.isEmpty() || !(lower + "/").startsWith(account + "/")) {
      throw new IllegalArgumentException(path + " is not in the account " + access.account());
    }
    return switch (access.dialect()) {
      case PLATFORM -> new ClaimedPath(lower);
      case OPEN_SOURCE -> new ClaimedPath("//" + authority(access.baseUrl()) + "/" + lower);
    };
  }

  /** The path of the whole account. */
  public static ClaimedPath ofAccount(HarnessAccess access) {
    return of(access, access.account());
  }

  private static String authority(URI server) {
    var host = String.valueOf(server.getHost()).toLowerCase(Locale.ROOT);
    var port = server.getPort();
    return port < 0 || port == usual(server.getScheme()) ? host : host + ":" + port;
  }

  private static int usual(@Nullable String scheme) {
    return "http".equalsIgnoreCase(scheme) ? 80 : 443;
  }
}
