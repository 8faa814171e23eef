package dev.harnessjira.publishing.domain;

import dev.harnessjira.publishing.domain.content.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills requests up to Jira's limits. Every item is in exactly one request, in about the order
 * given. Whether the last commit of a branch counts is not documented, so it does.
 */
public final class Batches {

  private Batches() {}

  public static List<List<Item>> of(List<Item> items) {
    List<Request> requests = new ArrayList<>();
    for (var item : items) {
      requests.stream()
          .filter(request -> request.takes(item))
          .findFirst()
          .orElseGet(() -> opened(requests))
          .add(item);
    }
    return requests.stream().map(request -> List.copyOf(request.items)).toList();
  }

  private static Request opened(List<Request> requests) {
    var request = new Request();
    requests.add(request);
    return request;
  }

  private static final class Request {

    private record KindOfRepository(EntityKey repository, Kind kind) {}

    private final List<Item> items = new ArrayList<>();
    private final Set<EntityKey> repositories = new HashSet<>();
    private final Map<KindOfRepository, Integer> lists = new HashMap<>();
    private int entities;
    private long bytes;

    boolean takes(Item item) {
      var repository = item.key().repositoryKey();
      return items.isEmpty()
          || (entities + weight(item) <= Limits.ENTITIES
              && (repositories.contains(repository) || repositories.size() < Limits.REPOSITORIES)
              && bytes + item.bytes() <= Limits.BYTES
              && fits(repository, item.key().kind())
              && (item.key().kind() != Kind.BRANCH || fits(repository, Kind.COMMIT)));
    }

    private boolean fits(EntityKey repository, Kind kind) {
      return lists.getOrDefault(new KindOfRepository(repository, kind), 0) < Limits.OF_A_KIND;
    }

    private static int weight(Item item) {
      return item.key().kind() == Kind.BRANCH ? 2 : 1;
    }

    void add(Item item) {
      var repository = item.key().repositoryKey();
      items.add(item);
      entities += weight(item);
      bytes += item.bytes();
      repositories.add(repository);
      lists.merge(new KindOfRepository(repository, item.key().kind()), 1, Integer::sum);
      if (item.key().kind() == Kind.BRANCH) {
        lists.merge(new KindOfRepository(repository, Kind.COMMIT), 1, Integer::sum);
      }
    }
  }
}
