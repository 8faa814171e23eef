package dev.harnessjira.publishing.domain;

import dev.harnessjira.jira.DevInfoAccess;
import dev.harnessjira.scope.ConnectionId;

/** Jira's development information. Never called inside a transaction. */
public interface DevelopmentInformation {

  Reply<Taken> submit(DevInfoAccess access, Submission submission);

  /** Deletes what is stored of an entity up to a sequence. */
  Reply<Boolean> delete(DevInfoAccess access, EntityKey entity, long upTo);

  Reply<Boolean> deleteConnection(DevInfoAccess access, ConnectionId connection);

  Reply<Boolean> holdsConnection(DevInfoAccess access, ConnectionId connection);

  /** Deletes a repository by its id in Jira. */
  Reply<Boolean> deleteRepository(DevInfoAccess access, String repository);

  Reply<Boolean> holdsRepository(DevInfoAccess access, String repository);
}
