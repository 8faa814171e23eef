package dev.harnessjira.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what of a sort failed in one way, and how long it took until all was well. */
record Points(String sort, String kind, List<Point> all) {

  /** Something that failed, and the time that went by until all was well. */
  record Point(String failed, Duration felt) {}

  Points(String sort, Object kind) {
    this(sort, kind.toString(), new ArrayList<>());
  }

  void add(List<String> failed, Duration felt) {
    failed.forEach(what -> all.add(new Point(what, felt)));
  }

  private long different() {
    return all.stream().map(Point::failed).distinct().count();
  }

  static void print(Collection<Points> each) {
    each.stream()
        .collect(Collectors.groupingBy(Points::sort, LinkedHashMap::new, Collectors.toList()))
        .forEach(Points::print);
  }

  private static void print(String sort, List<Points> kinds) {
    var sum = kinds.stream().mapToInt(points -> points.all().size()).sum();
    System.out.printf("Failed once: %s, %d points in %d kinds%n", sort, sum, kinds.size());
    for (var points : kinds) {
      System.out.printf(
          "  %s: %d points, %d of them different%n",
          points.kind(), points.all().size(), points.different());
    }
    kinds.stream()
        .flatMap(points -> points.all().stream())
        .collect(
            Collectors.toMap(
                Point::failed, Point::felt, (one, other) -> one.compareTo(other) > 0 ? one : other))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
        .limit(5)
        .forEach(worst ->
            System.out.printf("  all well %s after %s%n", worst.getValue(), worst.getKey()));
  }
}
