package dev.harnessjira.ingestion.domain.state;

import dev.harnessjira.ingestion.EntityRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A branch as far as it is known; one that is gone is kept, so that nothing late re-creates it.
 * {@code ahead} says whether its head is outside of the default branch; null while nobody knows.
 * {@code told} are commits that deliveries named and nobody has announced yet.
 */
public record KnownBranch(
    EntityRef.Branch ref,
    Origin origin,
    boolean exists,
    @Nullable String head,
    @Nullable Boolean ahead,
    List<String> told,
    Freshness freshness) {

  /** One that nothing is known of. */
  public static KnownBranch unknown(EntityRef.Branch ref, Origin origin, Freshness freshness) {
    return new KnownBranch(ref, origin, false, null, null, List.of(), freshness);
  }

  /**
   * Where Harness has it: for the branch of a fork that is not covered, the fork; {@code url} is
   * then the page of that repository.
   */
  public record Origin(long repository, String name, @Nullable String url) {

    public static Origin of(EntityRef.Branch ref) {
      return new Origin(ref.repository(), ref.name(), null);
    }
  }

  public KnownBranch with(Freshness other) {
    return new KnownBranch(ref, origin, exists, head, ahead, told, other);
  }

  /** It is there, with this head. */
  public KnownBranch at(String newHead, @Nullable Boolean isAhead) {
    return new KnownBranch(ref, origin, true, newHead, isAhead, told, freshness);
  }

  public KnownBranch telling(List<String> commits) {
    return new KnownBranch(ref, origin, exists, head, ahead, commits, freshness);
  }

  public KnownBranch gone() {
    return new KnownBranch(ref, origin, false, head, ahead, told, freshness);
  }
}
