package dev.harnessjira.console.fakes;

import dev.harnessjira.ingestion.BackfillStatus;
import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.ingestion.Backfills;
import dev.harnessjira.ingestion.FailedRepository;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Backfills that only note what was asked for; the same for every connection. */
public final class FakeBackfills implements Backfills {

  private static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00Z");

  private final List<FailedRepository> failed = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private BackfillStatus status = in(Progress.DONE, null);
  private boolean there = true;

  /** One that has read a part. */
  public static BackfillStatus in(Progress progress, @Nullable String problem) {
    return new BackfillStatus(
        progress,
        1000,
        412,
        0,
        2310,
        693,
        120,
        4051,
        BEGAN,
        BEGAN.plusSeconds(60),
        Instant.parse("2025-12-24T00:00:00Z"),
        Instant.parse("2025-09-01T00:00:00Z"),
        118.4,
        Duration.ofMinutes(42),
        problem);
  }

  public FakeBackfills status(BackfillStatus told) {
    status = told;
    return this;
  }

  public FakeBackfills failed(FailedRepository repository) {
    failed.add(repository);
    return this;
  }

  public FakeBackfills gone() {
    there = false;
    return this;
  }

  public List<String> done() {
    return done;
  }

  @Override
  public BackfillStatus status(SiteId site, ConnectionId connection) {
    return status;
  }

  @Override
  public Map<ConnectionId, BackfillStatus> statuses(
      SiteId site, Collection<ConnectionId> connections) {
    return connections.stream().collect(Collectors.toMap(it -> it, it -> status));
  }

  @Override
  public List<FailedRepository> failed(SiteId site, ConnectionId connection) {
    return failed;
  }

  @Override
  public boolean start(SiteId site, ConnectionId connection) {
    done.add("all");
    return there;
  }

  @Override
  public boolean start(SiteId site, CoverageId coverage, long repository) {
    done.add("repository " + repository);
    return there;
  }

  @Override
  public int retryFailed(SiteId site, ConnectionId connection) {
    done.add("failed");
    return failed.size();
  }
}
