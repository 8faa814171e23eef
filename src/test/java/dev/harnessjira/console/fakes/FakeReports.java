package dev.harnessjira.console.fakes;

import dev.harnessjira.ingestion.IngestionReport;
import dev.harnessjira.ingestion.IngestionStatus;
import dev.harnessjira.ingestion.IngestionStatus.FirstRead;
import dev.harnessjira.ingestion.IngestionStatus.Progress;
import dev.harnessjira.ingestion.RepositoryDirectory;
import dev.harnessjira.publishing.PublishingStatus;
import dev.harnessjira.publishing.PublishingStatus.Hold;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ingestion and publishing tell; the same for every connection. */
public final class FakeReports implements IngestionReport, RepositoryDirectory {

  /** Nothing holds anything up. */
  public static final Hold FREE = new Hold(false, null, null, null);

  private final FakePublishing publishing = new FakePublishing();
  private final List<CoveredRepository> repositories = new ArrayList<>();
  private final List<DepartedRepository> departed = new ArrayList<>();
  private final List<ArrivedRepository> arrived = new ArrayList<>();
  private IngestionStatus status = read(0, 0);

  /** A finished first read. */
  public static IngestionStatus read(int pullRequests, int naming) {
    return new IngestionStatus(
        null, 0, 0, 0, new FirstRead(Progress.DONE, pullRequests, naming, null));
  }

  /** A first read on its way. */
  public static IngestionStatus reading(Progress progress, int read, @Nullable String problem) {
    return new IngestionStatus(null, 0, 0, 0, new FirstRead(progress, read, 0, problem));
  }

  /** That many accepted, nothing else. */
  public static PublishingStatus accepted(long count, String... unknownKeys) {
    return new PublishingStatus(0, count, 0, 0, List.of(unknownKeys), null, null, FREE);
  }

  public static PublishingStatus held(Hold hold) {
    return new PublishingStatus(3, 0, 0, 0, List.of(), null, null, hold);
  }

  public FakeReports ingestion(IngestionStatus told) {
    status = told;
    return this;
  }

  public FakeReports repository(CoveredRepository... found) {
    repositories.addAll(List.of(found));
    return this;
  }

  public FakeReports departed(DepartedRepository... left) {
    departed.addAll(List.of(left));
    return this;
  }

  public FakeReports arrived(ArrivedRepository... came) {
    arrived.addAll(List.of(came));
    return this;
  }

  @Override
  public List<DepartedRepository> departed(SiteId site, ConnectionId connection) {
    return departed;
  }

  @Override
  public List<ArrivedRepository> arrived(SiteId site, ConnectionId connection) {
    return arrived;
  }

  public FakePublishing publishing() {
    return publishing;
  }

  @Override
  public IngestionStatus status(SiteId site, ConnectionId connection) {
    return status;
  }

  @Override
  public RepositoryPage repositories(SiteId site, ConnectionId connection, String query, int page) {
    var matching = repositories.stream().filter(it -> it.path().contains(query)).toList();
    var items = matching.stream().skip((long) page * PAGE).limit(PAGE).toList();
    return new RepositoryPage(items, page, matching.size());
  }
}
