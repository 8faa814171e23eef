package dev.harnessjira.tenancy.domain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person consented to, without the tokens: it can be read when the vault cannot open them.
 * {@code renewable} is whether there is a refresh token.
 */
public record Consent(
    String holder, Set<String> scopes, boolean renewable, @Nullable String lostReason) {

  public boolean isLost() {
    return lostReason != null;
  }

  /** Scopes of a token answer, which has them in one text with spaces between. */
  public static Set<String> scopes(String text) {
    var words = text.strip();
    return words.isEmpty() ? Set.of() : Set.copyOf(List.of(words.split("\\s+")));
  }
}
