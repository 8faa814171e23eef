package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What can be called on a repository or a space; {@code *} is a segment, {@code **} the rest. */
final class Routes<T> {

  private final List<Route<T>> routes = new ArrayList<>();

  /** A call on something, with the segments that the pattern leaves open. */
  record On<T>(Call call, T at, List<String> open) {

    String open(int index) {
      return open.get(index);
    }
  }

  private record Route<T>(String method, List<String> pattern, Function<On<T>, Reply> handler) {}

  Routes<T> on(String method, String pattern, Function<On<T>, Reply> handler) {
    var segments = pattern.isEmpty() ? List.<String>of() : List.of(pattern.split("/"));
    routes.add(new Route<>(method, segments, handler));
    return this;
  }

  Optional<Reply> answer(Call call, T at, List<String> path) {
    for (var route : routes) {
      var open = match(route, call.request().method(), path);
      if (open != null) {
        return Optional.of(route.handler().apply(new On<>(call, at, open)));
      }
    }
    return Optional.empty();
  }

  private static <T> @Nullable List<String> match(
      Route<T> route, String method, List<String> path) {
    var pattern = route.pattern();
    if (!route.method().equals(method)) {
      return null;
    }
    if (!pattern.isEmpty() && pattern.getLast().equals("**")) {
      return rest(pattern, path);
    }
    return pattern.size() == path.size() && agree(pattern, path) ? open(pattern, path) : null;
  }

  private static @Nullable List<String> rest(List<String> pattern, List<String> path) {
    var fixed = pattern.subList(0, pattern.size() - 1);
    if (path.size() <= fixed.size() || !agree(fixed, path)) {
      return null;
    }
    return List.of(String.join("/", path.subList(fixed.size(), path.size())));
  }

  private static boolean agree(List<String> pattern, List<String> path) {
    return IntStream.range(0, pattern.size())
        .allMatch(i -> pattern.get(i).equals("*") || pattern.get(i).equals(path.get(i)));
  }

  private static List<String> open(List<String> pattern, List<String> path) {
    return IntStream.range(0, pattern.size())
        .filter(i -> pattern.get(i).equals("*"))
        .mapToObj(path::get)
        .toList();
  }
}
