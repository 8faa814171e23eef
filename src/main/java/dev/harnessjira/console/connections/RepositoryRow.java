package dev.harnessjira.console.connections;

import dev.harnessjira.console.picking.ScopeWords;
import dev.harnessjira.ingestion.RepositoryDirectory.CoveredRepository;
import dev.harnessjira.publishing.RepositoryEntities;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A repository that a connection covers; {@code entities} is what Jira holds of it, in words. */
record RepositoryRow(
    String coverage,
    long id,
    String name,
    String path,
    boolean archived,
    String url,
    @Nullable Instant lastEvent,
    long entities,
    String kinds) {

  static RepositoryRow of(CoveredRepository repository, @Nullable RepositoryEntities held) {
    return new RepositoryRow(
        repository.coverage().toString(),
        repository.id(),
        repository.name(),
        ScopeWords.inAccount(repository.path()),
        repository.archived(),
        repository.url(),
        repository.lastEvent(),
        held == null ? 0 : held.accepted(),
        held == null ? "" : kinds(held));
  }

  private static String kinds(RepositoryEntities held) {
    return String.join(
            ", ",
            count(held.pullRequests(), "pull request", "pull requests"),
            count(held.branches(), "branch", "branches"),
            count(held.commits(), "commit", "commits"))
        + (held.waiting() == 0 ? "" : ", " + held.waiting() + " waiting")
        + (held.refused() == 0 ? "" : ", " + held.refused() + " refused");
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
