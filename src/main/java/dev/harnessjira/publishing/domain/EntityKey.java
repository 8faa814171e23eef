package dev.harnessjira.publishing.domain;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.publishing.domain.content.JiraIds;
import dev.harnessjira.scope.CoverageId;
import java.util.Comparator;

/** An entity: the coverage and Harness repository that it is in, and its id in Jira. */
public record EntityKey(CoverageId coverage, long repository, Kind kind, String id)
    implements Comparable<EntityKey> {

  private static final Comparator<EntityKey> ORDER =
      Comparator.comparing((EntityKey key) -> key.coverage().toString())
          .thenComparingLong(EntityKey::repository)
          .thenComparing(key -> key.kind().name())
          .thenComparing(EntityKey::id);

  public static EntityKey of(CoverageId coverage, EntityRef ref) {
    return switch (ref) {
      case EntityRef.PullRequest(long repository, long number) ->
          new EntityKey(coverage, repository, Kind.PULL_REQUEST, Long.toString(number));
      case EntityRef.Branch(long repository, String name) ->
          new EntityKey(coverage, repository, Kind.BRANCH, JiraIds.of(name));
      case EntityRef.Commit(long repository, String sha) ->
          new EntityKey(coverage, repository, Kind.COMMIT, JiraIds.of(sha));
    };
  }

  /** Its repository as an entity. */
  public EntityKey repositoryKey() {
    return new EntityKey(coverage, repository, Kind.REPOSITORY, jiraRepository());
  }

  /** A commit of the same repository. */
  public EntityKey commit(String id) {
    return new EntityKey(coverage, repository, Kind.COMMIT, id);
  }

  /** Id of the repository in Jira; the coverage is new at every connect, so it is never re-used. */
  public String jiraRepository() {
    return coverage + "-" + repository;
  }

  @Override
  public int compareTo(EntityKey other) {
    return ORDER.compare(this, other);
  }
}
