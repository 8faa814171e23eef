package dev.harnessjira.scenario;

import java.util.HashMap;
import java.util.Map;

/** How many of each sort come in each part of a story in which nothing fails. */
final class Counted {

  private final Map<Place, Integer> counts = new HashMap<>();

  private record Place(String sort, Class<? extends Story> story, int part) {}

  void add(String sort, Class<? extends Story> story, int part, int seen) {
    counts.merge(new Place(sort, story, part), seen, Math::max);
  }

  /** With some more, because no two are the same. */
  int in(String sort, Class<? extends Story> story, int part) {
    var count = counts.getOrDefault(new Place(sort, story, part), 0);
    return count + count / 10 + 1;
  }

  /** In the part where most come. */
  int most(String sort) {
    return counts.keySet().stream()
        .filter(place -> place.sort().equals(sort))
        .mapToInt(place -> in(sort, place.story(), place.part()))
        .max()
        .orElse(0);
  }

  /** In all parts together. */
  int all(String sort) {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().sort().equals(sort))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  @Override
  public String toString() {
    var lines = new StringBuilder();
    counts.forEach((place, count) ->
        lines.append(
            "  %s, part %d: %d %s%n"
                .formatted(place.story().getSimpleName(), place.part() + 1, count, place.sort())));
    return lines.toString();
  }
}
