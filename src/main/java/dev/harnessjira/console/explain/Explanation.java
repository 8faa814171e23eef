package dev.harnessjira.console.explain;

import dev.harnessjira.console.Lozenge;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a question, as the page shows it. */
public record Explanation(
    String title,
    @Nullable String kind,
    @Nullable String url,
    @Nullable Lozenge status,
    List<Reason> reasons,
    List<Fact> facts,
    List<KeyRow> keys,
    List<EntityRow> entities,
    int more,
    @Nullable Again again) {

  /** A line of the overview: a text, a time, or both; {@code href} leads on. */
  public record Fact(
      String name, @Nullable String text, @Nullable Instant at, @Nullable String href) {}

  /** What the button reads again and sends: an entity of a coverage. */
  public record Again(String coverage, String kind, long repository, String name, String label) {}

  /** Whether it is worth to look again soon: something is on its way and nothing holds it up. */
  public boolean moving() {
    return reasons.stream()
        .anyMatch(reason -> reason.kind().equals("information") && reason.since() != null);
  }

  /** One that only says why there is nothing to show. */
  static Explanation only(String title, Reason reason) {
    return new Explanation(
        title, null, null, null, List.of(reason), List.of(), List.of(), List.of(), 0, null);
  }
}
