package dev.harnessjira.publishing.domain.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ids within Jira's alphabet {@code [A-Za-z0-9~.\-_]} and its length. A name that fits is its own
 * id. Any other is a tilde, which no name in Git may have, and the SHA-256 of the name: the same
 * name always has the same id, two names never share one.
 */
public final class JiraIds {

  // Shorter than Jira's 1024: an id is part of a path in an address, and of our rows' key.
  private static final Pattern OWN_ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

  private JiraIds() {}

  /** The id of a branch by its name, or of a commit by its hash. */
  public static String of(String name) {
    return OWN_ID.matcher(name).matches() ? name : "~" + digest(name);
  }

  private static String digest(String name) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
