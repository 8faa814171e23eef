package dev.harnessjira.ingestion.adapter.harness;

import static java.util.Objects.requireNonNullElse;

import dev.harnessjira.harness.HarnessModel;
import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Author;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Single values of Harness in this module's words; everything may be missing. */
final class Words {

  private static final Person UNKNOWN = new Person("unknown", null);
  private static final int LAST_YEAR = 9999;

  private Words() {}

  /** Text as it came, but for what PostgreSQL cannot store: NUL and halves of a surrogate pair. */
  static String text(@Nullable String value) {
    return value == null || isStorable(value) ? requireNonNullElse(value, "") : replaced(value);
  }

  static @Nullable String textOrNull(@Nullable String value) {
    return value == null ? null : text(value);
  }

  static @Nullable String presentOrNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : text(value);
  }

  private static boolean isStorable(String value) {
    return value.codePoints().noneMatch(Words::isNotStorable);
  }

  private static boolean isNotStorable(int codePoint) {
    return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static String replaced(String value) {
    var result = new StringBuilder(value.length());
    value.codePoints().map(c -> isNotStorable(c) ? 0xFFFD : c).forEach(result::appendCodePoint);
    return result.toString();
  }

  static boolean isHash(@Nullable String sha) {
    return sha != null && sha.matches("[0-9a-f]{40}([0-9a-f]{24})?");
  }

  /** Git's name for no commit: a branch that is created or deleted. */
  static boolean isNoCommit(String sha) {
    return sha.chars().allMatch(c -> c == '0');
  }

  static Person person(HarnessModel.@Nullable Principal principal) {
    return principal == null
        ? UNKNOWN
        : new Person(text(principal.name()), presentOrNull(principal.email()));
  }

  // Of somebody who was deleted Harness says nothing, and who wrote it is known from before.
  static @Nullable Author author(HarnessModel.@Nullable Principal principal) {
    return principal == null || principal.id() == 0
        ? null
        : new Author(principal.id(), person(principal));
  }

  static Person person(HarnessModel.@Nullable Signature signature) {
    var identity = signature == null ? null : signature.identity();
    if (identity == null) {
      return UNKNOWN;
    }
    var name = presentOrNull(identity.name());
    return new Person(name == null ? UNKNOWN.name() : name, presentOrNull(identity.email()));
  }

  /** Commits whose author git cannot read are at the year 1; they count as made at the epoch. */
  static Instant time(HarnessModel.@Nullable Signature signature) {
    try {
      var at = signature == null ? Instant.EPOCH : signature.at();
      var year = at.atOffset(ZoneOffset.UTC).getYear();
      return at.isBefore(Instant.EPOCH) || year > LAST_YEAR ? Instant.EPOCH : at;
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  static @Nullable Stage stage(@Nullable String state) {
    return switch (lower(state)) {
      case "open" -> Stage.OPEN;
      case "closed" -> Stage.CLOSED;
      case "merged" -> Stage.MERGED;
      default -> null;
    };
  }

  /** Null for a review that only comments. */
  static @Nullable Decision decision(@Nullable String decision) {
    return switch (lower(decision)) {
      case "approved" -> Decision.APPROVED;
      case "changereq" -> Decision.CHANGES_REQUESTED;
      case "pending" -> Decision.PENDING;
      default -> null;
    };
  }

  private static String lower(@Nullable String value) {
    return value == null ? "" : value.toLowerCase(Locale.ROOT);
  }
}
