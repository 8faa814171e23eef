package dev.harnessjira.tenancy.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person consented to, without the tokens: it can be read when the vault cannot open them.
 * {@code renewable} is whether there is a refresh token.
 */
public record Consent(
    String holder,
    Set<String> scopes,
    boolean renewable,
    Instant obtained,
    @Nullable String lostReason) {

  private static final Set<String> TO_WRITE = Set.of("write:dev-info:jira", "delete:dev-info:jira");

  public boolean isLost() {
    return lostReason != null;
  }

  /** Whether it includes the rights to write; one whose scopes are not known may. */
  public boolean mayWrite() {
    return mayWrite(scopes);
  }

  /** The same of the scopes alone. */
  public static boolean mayWrite(Set<String> scopes) {
    return scopes.isEmpty() || scopes.containsAll(TO_WRITE);
  }

  /** Scopes of a token answer, which has them in one text with spaces between. */
  public static Set<String> scopes(String text) {
    var words = text.strip();
    return words.isEmpty() ? Set.of() : Set.copyOf(List.of(words.split("\\s+")));
  }
}
