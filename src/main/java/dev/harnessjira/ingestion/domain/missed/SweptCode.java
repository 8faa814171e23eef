package dev.harnessjira.ingestion.domain.missed;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.ListedRepository;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What a sweep compares lists of Harness with; each call joins the current transaction. */
public interface SweptCode {

  /** A list shows the repository, when it was pushed to last, and whether it is archived. */
  void listed(Place place, ListedRepository found, Instant at);

  /** The same, of a list that is not complete; whether that push was not known. */
  boolean pushed(Place place, ListedRepository found);

  /** Whether a complete list ever showed the repository. */
  boolean isListed(Place place, long repository);

  /** Known repositories with a larger number that no list showed since then, by their numbers. */
  List<KnownRepository> unlisted(Place place, Instant since, long after, int most);

  /** Repositories that were pushed to since their branches were compared. */
  List<Pushed> toCompare(Place place, int most);

  /** Its branches are those of this push, or of a later one. */
  void compared(Place place, long repository, long pushed);

  /** Branches of the repository that are there, as far as is known, and not those of forks. */
  List<KnownBranch> branches(Place place, long repository);

  /** A list shows these as open. */
  void seen(Place place, Collection<EntityRef.PullRequest> pullRequests);

  /** Pull requests that are known as open since before then, are not stale and were not seen. */
  List<KnownPullRequest> unseenOpen(Place place, Instant before, int most);

  /** Begins anew to note what is seen. */
  void forgetSeen(Place place);

  /** A repository and Harness's time of its last push. */
  record Pushed(KnownRepository repository, long pushed) {}
}
