package dev.harnessjira.scope;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;

/** Changes to a connection, and its end. */
public interface ConnectionAdministration {

  /**
   * Adds projects to a project-scoped connection; their webhooks are registered by durable work.
   */
  Change addProjects(SiteId site, ConnectionId connection, List<ConnectionDraft.Target> projects);

  /** Removes a project of a project-scoped connection; the last one stays. */
  Change removeProject(SiteId site, ConnectionId connection, CoverageId project);

  /** Uses another token from now on; it was found to be an Account Admin's. */
  Change replaceToken(
      SiteId site, ConnectionId connection, HarnessAccess access, ConnectionDraft.Owner owner);

  /** Chooses other options; the scope stays. */
  Change changeOptions(SiteId site, ConnectionId connection, ConnectionOptions options);

  /**
   * Switches a webhook on that a person disabled in Harness, by durable work; and creates it when
   * it was deleted.
   */
  Change switchOn(SiteId site, ConnectionId connection, CoverageId coverage);

  /**
   * From now on nothing of it goes to Jira, neither changes nor deletions; what happens in Harness
   * is taken and kept. {@code by} is who did it, for people.
   */
  Change pause(SiteId site, ConnectionId connection, String by);

  /** Everything that was kept while it was paused goes to Jira. */
  Change resume(SiteId site, ConnectionId connection);

  /**
   * Ends a connection and frees its claims at once; webhooks, data in Jira, stored pull requests
   * and secrets are removed by durable work.
   */
  Change disconnect(SiteId site, ConnectionId connection);

  /** What became of a change. */
  sealed interface Change {

    record Changed() implements Change {}

    /** The connection has ended, or there is none. */
    record NotFound() implements Change {}

    /** The last project cannot be removed. */
    record LastProject() implements Change {}

    /** Only project-scoped connections gain and lose projects. */
    record NotProjectScoped() implements Change {}

    /** The token is of another Harness account or server. */
    record OtherAccount() implements Change {}

    /** Something is covered by a connection already. */
    record Taken(List<ConnectScope.TakenScope> scopes) implements Change {}
  }
}
