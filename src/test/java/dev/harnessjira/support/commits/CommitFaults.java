package dev.harnessjira.support.commits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes commits in PostgreSQL fail: those of transactions, and statements that commit by
 * themselves. Only what changed something counts. A commit is told by what it changed, as in {@code
 * insert ingestion.delivery, insert work.due}.
 */
public final class CommitFaults {

  private static final Map<String, CommitFaults> ALL = new ConcurrentHashMap<>();

  /** One attempt: the driver tries both addresses of localhost. */
  private static final int REFUSALS = 2;

  /** Whoever is refused waits ever longer, so not all is refused that follows. */
  private static final Duration BETWEEN_REFUSALS = Duration.ofSeconds(1);

  private final String name = UUID.randomUUID().toString();
  private final List<Fault> faults = new ArrayList<>();
  private @Nullable String struck;
  private @Nullable Long refused;
  private int refusals;

  /**
   * A commit, told by what it changed; {@code said} holds what was said on the way to it, values
   * that are text among it, and the rows that a change answered with.
   */
  public record Commit(String what, String said) {}

  /** How a commit fails, as the product sees it. */
  public enum Kind {
    /** The connection breaks, and nothing was committed. */
    RESET_BEFORE,
    /** The connection breaks, and it was committed. */
    RESET_AFTER,
    /** No answer comes in time, and nothing was committed. */
    TIME_OUT,
    /** PostgreSQL says that another transaction was in the way. */
    CONFLICT,
    /** PostgreSQL says that it is being stopped, and the next connections are refused. */
    SHUTDOWN
  }

  private record Fault(Predicate<Commit> when, Kind kind) {}

  public CommitFaults() {
    ALL.put(name, this);
  }

  static CommitFaults named(String name) {
    return Optional.ofNullable(ALL.get(name)).orElseThrow();
  }

  /** The address of the same database, whose connections these faults befall. */
  public String through(String url) {
    return url
        + "?sslmode=disable&gssEncMode=disable&socketFactory="
        + FaultySockets.class.getName()
        + "&socketFactoryArg="
        + name;
  }

  /** Fails all such commits until the answer is run; asks of each commit. */
  public synchronized Runnable failAll(Predicate<Commit> when, Kind kind) {
    var fault = new Fault(when, kind);
    faults.add(fault);
    return () -> remove(fault);
  }

  private synchronized void remove(Fault fault) {
    faults.remove(fault);
  }

  /** Fails the next commits that changed such, as many as {@code times}. */
  public synchronized void fail(Predicate<String> when, Kind kind, int times) {
    struck = null;
    var left = new AtomicInteger(times);
    failAll(commit -> when.test(commit.what()) && left.getAndDecrement() > 0, kind);
  }

  /** Nothing fails any more; returns what failed last, null when nothing did. */
  public synchronized @Nullable String clear() {
    faults.clear();
    return struck;
  }

  /** Whether the next connection is refused. */
  synchronized boolean refuses() {
    return refusals > 0 && refusals-- > 0;
  }

  synchronized boolean armed() {
    return !faults.isEmpty();
  }

  /** How this commit fails, null when it does not. Each fault is asked, as it may count. */
  synchronized @Nullable Kind next(Commit commit) {
    var kinds =
        List.copyOf(faults).stream()
            .filter(fault -> fault.when().test(commit))
            .map(Fault::kind)
            .toList();
    if (kinds.isEmpty()) {
      return null;
    }
    struck = commit.what();
    if (kinds.getFirst() == Kind.SHUTDOWN) {
      refuse();
    }
    return kinds.getFirst();
  }

  private void refuse() {
    var now = System.nanoTime();
    if (refused == null || now - refused > BETWEEN_REFUSALS.toNanos()) {
      refused = now;
      refusals = REFUSALS;
    }
  }
}
