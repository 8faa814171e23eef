package dev.harnessjira.ingestion;

import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of single pull requests, branches and commits, and how: from the stored rows alone.
 */
public interface DevelopmentTrace {

  /**
   * Repositories of the site that have one of these paths or pages; case does not matter. Those of
   * ended coverages are not among them.
   */
  List<Known> repositories(SiteId site, Collection<String> pathsOrPages);

  /** How each of the entities stands; those that were never heard of are not among them. */
  List<Traced> trace(SiteId site, CoverageId coverage, Set<EntityRef> entities);

  /**
   * What goes to Jira with it: of a pull request its branch and its commits, of a branch its head.
   * Always has the entity itself; other coverages of the connection may hold some.
   */
  Map<CoverageId, Set<EntityRef>> around(SiteId site, CoverageId coverage, EntityRef entity);

  /**
   * Has a pull request or branch read from Harness now, by durable work, whatever failed before; of
   * a commit the pull requests that contain it. A pull request that was never heard of is read,
   * too. False when its repository is not known, or not covered any more.
   */
  boolean readAgain(SiteId site, CoverageId coverage, EntityRef entity);

  /** A known repository; {@code lastEvent} is when a delivery last told of it. */
  record Known(
      CoverageId coverage,
      long id,
      String path,
      String name,
      String url,
      @Nullable Instant lastEvent) {}

  /**
   * A known entity: the issue keys that it has and where each was found, and what told of it last.
   * {@code inHarness} is false for a branch that is gone.
   */
  record Traced(
      EntityRef ref, String title, boolean inHarness, List<FoundKey> keys, @Nullable Heard heard) {}

  /**
   * Since when it is told of and by what, whether it still waits to be read from Harness, how often
   * that failed, and before when it is not tried. Commits are not read by themselves.
   */
  record Heard(
      Instant at, Cause cause, boolean waitsForRead, int failures, @Nullable Instant notBefore) {}

  /**
   * An issue key and where it was found; {@code pullRequest} is the number of the one that it comes
   * from. One that does not count was found in a place that is switched off for the connection.
   */
  record FoundKey(String key, Found found, @Nullable Long pullRequest, boolean counts) {}

  /** Where a key was found. */
  enum Found {
    TITLE,
    DESCRIPTION,
    BRANCH_NAME,
    COMMIT_MESSAGE,
    /** In the message of the branch's last commit. */
    HEAD_MESSAGE,
    /** It has it from a pull request. */
    PULL_REQUEST
  }
}
