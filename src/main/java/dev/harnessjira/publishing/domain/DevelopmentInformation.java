package dev.harnessjira.publishing.domain;

import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.scope.ConnectionId;
import org.jspecify.annotations.Nullable;

/** Jira's development information. Never called inside a transaction. */
public interface DevelopmentInformation {

  Reply<Taken> submit(DevInfoAccess access, Submission submission);

  /** Deletes what is stored of an entity up to a sequence. */
  Reply<Boolean> delete(DevInfoAccess access, EntityKey entity, long upTo);

  Reply<Boolean> deleteConnection(DevInfoAccess access, ConnectionId connection);

  Reply<Boolean> holdsConnection(DevInfoAccess access, ConnectionId connection);

  /** Deletes a repository by its id in Jira, up to a sequence if one is named. */
  Reply<Boolean> deleteRepository(DevInfoAccess access, String repository, @Nullable Long upTo);

  /** What Jira holds of a repository by its id in Jira, its latest entities. */
  Reply<HeldByJira> holding(DevInfoAccess access, String repository);

  /** Whether Jira holds anything of a repository, or up to a sequence if one is named. */
  Reply<Boolean> holdsRepository(DevInfoAccess access, String repository, @Nullable Long upTo);
}
