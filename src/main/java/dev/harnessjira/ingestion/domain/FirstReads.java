package dev.harnessjira.ingestion.domain;

import dev.harnessjira.ingestion.IngestionStatus.Progress;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first reads of coverages; each call joins the current transaction of the site. */
public interface FirstReads {

  /** Begins one, unless it has begun. */
  void begin(Place place, ConnectionId connection, Instant at);

  Optional<FirstRead> find(Place place);

  void save(Place place, FirstRead read);

  List<FirstRead> ofConnection(SiteId site, ConnectionId connection);

  /**
   * How far one is: {@code repositoryPage} is the next page of repositories, 0 when all are noted;
   * {@code before} is Harness's time, in milliseconds, of the last pull request that was read.
   */
  record FirstRead(
      Instant began,
      Progress progress,
      int repositoryPage,
      @Nullable Long before,
      int pullRequests,
      int namingAnIssue,
      int attempts,
      @Nullable String problem) {

    public static FirstRead beginning(Instant at) {
      return new FirstRead(at, Progress.RUNNING, 1, null, 0, 0, 0, null);
    }

    public FirstRead onPage(int page) {
      return new FirstRead(
          began, Progress.RUNNING, page, before, pullRequests, namingAnIssue, 0, null);
    }

    /** One more pull request was read. */
    public FirstRead past(long updated, boolean namesAnIssue) {
      return new FirstRead(
          began,
          Progress.RUNNING,
          repositoryPage,
          updated,
          pullRequests + 1,
          namingAnIssue + (namesAnIssue ? 1 : 0),
          0,
          null);
    }

    /** Goes on with those changed before then, or with the newest. */
    public FirstRead before(@Nullable Long updated) {
      return new FirstRead(
          began, Progress.RUNNING, repositoryPage, updated, pullRequests, namingAnIssue, 0, null);
    }

    public FirstRead failed(String why, boolean heldUp) {
      return new FirstRead(
          began,
          heldUp ? Progress.HELD_UP : progress,
          repositoryPage,
          before,
          pullRequests,
          namingAnIssue,
          attempts + 1,
          heldUp ? why : problem);
    }

    public FirstRead done() {
      return new FirstRead(
          began, Progress.DONE, repositoryPage, before, pullRequests, namingAnIssue, 0, null);
    }
  }
}
