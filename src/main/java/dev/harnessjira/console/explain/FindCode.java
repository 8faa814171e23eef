package dev.harnessjira.console.explain;

import dev.harnessjira.console.explain.FoundCode.NotCovered;
import dev.harnessjira.console.explain.FoundCode.OfEntity;
import dev.harnessjira.console.explain.FoundCode.OfRepository;
import dev.harnessjira.console.explain.FoundCode.UnknownRepository;
import dev.harnessjira.harness.PageAddress;
import dev.harnessjira.harness.PageAddress.Page;
import dev.harnessjira.ingestion.DevelopmentTrace;
import dev.harnessjira.ingestion.DevelopmentTrace.Known;
import dev.harnessjira.ingestion.DevelopmentTrace.Traced;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what an address of Harness leads to. */
@Component
class FindCode {

  private final ConnectionDirectory connections;
  private final DevelopmentTrace development;

  FindCode(ConnectionDirectory connections, DevelopmentTrace development) {
    this.connections = connections;
    this.development = development;
  }

  /** A connection with one of its coverages. */
  record Covering(ConnectionView connection, Coverage coverage) {}

  FoundCode at(SiteId site, PageAddress address) {
    var all = coverings(site);
    for (var known : development.repositories(site, address.repositories())) {
      var covering = of(all, known.coverage()).filter(one -> isThere(one, known, address));
      if (covering.isPresent()) {
        return found(site, covering.get(), known, address.page());
      }
    }
    for (var path : address.repositories()) {
      var covering =
          all.stream()
              .filter(one -> covers(one.coverage(), path) && isServer(one.connection(), address))
              .findFirst();
      if (covering.isPresent()) {
        return new UnknownRepository(covering.get().connection(), covering.get().coverage(), path);
      }
    }
    return new NotCovered(address.repositories().getFirst());
  }

  /** The coverages of the site. */
  List<Covering> coverings(SiteId site) {
    List<Covering> all = new ArrayList<>();
    connections
        .connections(site)
        .forEach(view -> view.coverages().forEach(one -> all.add(new Covering(view, one))));
    return all;
  }

  private static Optional<Covering> of(List<Covering> all, CoverageId id) {
    return all.stream().filter(one -> one.coverage().id().equals(id)).findFirst();
  }

  private static boolean covers(Coverage coverage, String path) {
    return path.toLowerCase(Locale.ROOT).startsWith(coverage.path().toLowerCase(Locale.ROOT) + "/");
  }

  // An account of the platform is the same under each of its domains; a path on a server of one's
  // own says nothing about another server.
  private static boolean isThere(Covering covering, Known known, PageAddress address) {
    return isServer(covering.connection(), address)
        || (!known.url().isEmpty() && address.host().equals(host(URI.create(known.url()))));
  }

  private static boolean isServer(ConnectionView connection, PageAddress address) {
    return address.account() || address.host().equals(host(connection.baseUrl()));
  }

  private static String host(URI uri) {
    return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
  }

  private FoundCode found(SiteId site, Covering covering, Known known, Page page) {
    var wanted = wanted(known, page);
    return traced(site, covering, wanted)
        .<FoundCode>map(it -> new OfEntity(covering.connection(), covering.coverage(), known, it))
        .orElseGet(() ->
            new OfRepository(
                covering.connection(),
                covering.coverage(),
                known,
                wanted.isEmpty() ? null : wanted.getFirst(),
                page));
  }

  /** What is asked for: of the address of a file in a branch each name that the branch may have. */
  private static List<EntityRef> wanted(Known known, Page page) {
    return switch (page) {
      case Page.Repository all -> List.of();
      case Page.PullRequest(var number) -> List.of(new EntityRef.PullRequest(known.id(), number));
      case Page.Commit(var sha) -> List.of(new EntityRef.Commit(known.id(), sha));
      case Page.Branch(var path) -> branches(known, path);
    };
  }

  private static List<EntityRef> branches(Known known, String path) {
    List<EntityRef> refs = new ArrayList<>();
    for (var name = path; !name.isEmpty(); name = shorter(name)) {
      refs.add(new EntityRef.Branch(known.id(), name));
    }
    return refs;
  }

  private static String shorter(String path) {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  private Optional<Traced> traced(SiteId site, Covering covering, List<EntityRef> wanted) {
    Set<EntityRef> refs = new HashSet<>(wanted);
    return development.trace(site, covering.coverage().id(), refs).stream()
        .min(Comparator.comparingInt(one -> wanted.indexOf(one.ref())));
  }

  /** The page of an entity in Harness, which this page can be asked with again; null if unknown. */
  static @Nullable String page(Known repository, EntityRef ref) {
    return repository.url().isEmpty()
        ? null
        : switch (ref) {
          case EntityRef.PullRequest(var id, var number) ->
              dev.harnessjira.harness.HarnessPages.pullRequest(repository.url(), number);
          case EntityRef.Branch(var id, var name) ->
              dev.harnessjira.harness.HarnessPages.branch(repository.url(), name);
          case EntityRef.Commit(var id, var sha) ->
              dev.harnessjira.harness.HarnessPages.commit(repository.url(), sha);
        };
  }
}
