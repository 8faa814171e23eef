package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.model.World;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the addresses of Harness's own pages, in each dialect's form. */
final class Places {

  private static final List<String> PLATFORM_START = List.of("ng", "account");
  private static final List<String> MODULE = List.of("module", "code");
  private static final Map<String, Integer> LEVELS = Map.of("orgs", 1, "projects", 2, "repos", 3);

  private final World world;
  private final Dialect dialect;

  Places(World world, Dialect dialect) {
    this.world = world;
    this.dialect = dialect;
  }

  Optional<Place> find(String rawPath) {
    var segments =
        Arrays.stream(rawPath.split("/"))
            .filter(segment -> !segment.isEmpty())
            .map(Places::decode)
            .toList();
    return switch (dialect) {
      case PLATFORM -> platform(segments);
      case OPEN_SOURCE -> longest(segments);
    };
  }

  private Optional<Place> platform(List<String> segments) {
    if (segments.size() < 3 || !segments.subList(0, 2).equals(PLATFORM_START)) {
      return Optional.empty();
    }
    List<String> path = new ArrayList<>(List.of(segments.get(2)));
    var rest = segments.subList(3, segments.size());
    if (rest.size() >= 2 && rest.subList(0, 2).equals(MODULE)) {
      rest = rest.subList(2, rest.size());
    }
    while (rest.size() >= 2 && LEVELS.containsKey(rest.getFirst())) {
      var last = rest.getFirst().equals("repos");
      path.add(rest.get(1));
      rest = rest.subList(2, rest.size());
      if (last) {
        break;
      }
    }
    return at(path, rest);
  }

  /** The longest start that is a repository or, failing that, a space. */
  private Optional<Place> longest(List<String> segments) {
    for (var length = segments.size(); length > 0; length--) {
      var place = at(segments.subList(0, length), segments.subList(length, segments.size()));
      if (place.isPresent()) {
        return place;
      }
    }
    return Optional.empty();
  }

  private Optional<Place> at(List<String> path, List<String> rest) {
    var reference = String.join("/", path);
    return world
        .repository(reference)
        .map(repository -> new Place(repository.space, repository, rest))
        .or(() -> world.space(reference).map(space -> new Place(space, null, rest)));
  }

  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
