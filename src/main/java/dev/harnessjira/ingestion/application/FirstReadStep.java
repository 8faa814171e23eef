package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.application.ReadFirst.Run;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Page;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * One step of a first read: a page of repositories, or a page of pull requests with their reviewers
 * and commits. Answers when to go on, null when at once.
 */
@Service
public class FirstReadStep {

  /** One that fails this often while others are answered is left to folding. */
  private static final int MOST_ATTEMPTS = 5;

  private final HarnessReads harness;
  private final KeepFirstReads keep;
  private final KeepChanges changes;
  private final FirstReadSetbacks setbacks;
  private final Clock clock;

  FirstReadStep(
      HarnessReads harness,
      KeepFirstReads keep,
      KeepChanges changes,
      FirstReadSetbacks setbacks,
      Clock clock) {
    this.harness = harness;
    this.keep = keep;
    this.changes = changes;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  @Nullable Instant next(Run run) {
    if (run.state().repositoryPage() > 0) {
      return repositories(run);
    }
    return changes.isBegun(run.place()) ? pullRequests(run) : beginning(run);
  }

  // Whatever changes from here on, Harness's own time says, is for the change cursor to find.
  private @Nullable Instant beginning(Run run) {
    return answered(
        run,
        harness.changed(run.access(), run.coverage().path(), 0, null),
        page -> page.pullRequests().isEmpty() ? beginningOfNothing(run) : begin(run, newest(page)),
        () -> begin(run, 0));
  }

  // Whoever may not see the space gets an empty list, too.
  private @Nullable Instant beginningOfNothing(Run run) {
    return answered(
        run,
        harness.repositories(run.access(), run.coverage().path(), 1),
        page -> begin(run, 0),
        () -> begin(run, 0));
  }

  private @Nullable Instant begin(Run run, long newest) {
    changes.begin(run.place(), newest);
    return null;
  }

  private static long newest(ListedPage page) {
    return page.pullRequests().getFirst().pullRequest().updated();
  }

  // A space that never had a repository is not there for Harness Code.
  private @Nullable Instant repositories(Run run) {
    return answered(
        run,
        harness.repositories(run.access(), run.coverage().path(), run.state().repositoryPage()),
        page -> repositories(run, page),
        () -> repositories(run, new Page(List.of(), false)));
  }

  private @Nullable Instant repositories(Run run, Page page) {
    keep.repositories(run.place(), page.repositories(), page.hasMore());
    return null;
  }

  // Two may have changed in the same millisecond, so the last one is asked for again.
  private @Nullable Instant pullRequests(Run run) {
    var before = run.state().before();
    return list(run, before == null ? null : before + 1, page -> page(run, page));
  }

  private @Nullable Instant list(
      Run run, @Nullable Long before, Function<List<Listed>, @Nullable Instant> use) {
    return answered(
        run,
        harness.openPullRequests(run.access(), run.coverage().path(), before),
        use,
        () -> done(run));
  }

  private @Nullable Instant page(Run run, List<Listed> page) {
    if (page.isEmpty()) {
      return list(run, null, newest -> end(run, newest));
    }
    var unread = keep.unread(run.place(), page);
    if (unread.isEmpty()) {
      var last = page.getLast().pullRequest().updated();
      var before = run.state().before();
      keep.cursor(run.place(), before != null && before <= last ? before - 1 : last);
      return null;
    }
    return read(run, unread);
  }

  private @Nullable Instant read(Run run, List<Listed> unread) {
    for (var listed : unread) {
      if (!clock.instant().isBefore(run.until())) {
        return clock.instant();
      }
      var wait = read(run, listed, harness.complete(run.access(), listed));
      if (wait != null) {
        return wait;
      }
    }
    return null;
  }

  private @Nullable Instant read(Run run, Listed listed, Reply<ReadPullRequest> reply) {
    return switch (reply) {
      case Reply.Told<ReadPullRequest>(var read) -> kept(run, listed, read);
      case Reply.Refused<ReadPullRequest> refused -> kept(run, listed, null);
      case Reply.Missing<ReadPullRequest> missing -> kept(run, listed, null);
      case Reply.TokenRefused<ReadPullRequest>(var reason) -> setbacks.tokenRefused(run, reason);
      case Reply.Later<ReadPullRequest>(var at, var reason) ->
          at == null && run.state().attempts() >= MOST_ATTEMPTS
              ? kept(run, listed, null)
              : setbacks.later(run, at, reason);
    };
  }

  private @Nullable Instant kept(Run run, Listed listed, @Nullable ReadPullRequest read) {
    keep.pullRequest(run.place(), listed, read);
    return null;
  }

  /** One that changed meanwhile stands at the top again, and may not have been read. */
  private @Nullable Instant end(Run run, List<Listed> newest) {
    if (!keep.unread(run.place(), newest).isEmpty()) {
      keep.cursor(run.place(), null);
      return null;
    }
    // Whoever may not see the space gets an empty list, too; only this tells the two apart.
    return answered(
        run,
        harness.repositories(run.access(), run.coverage().path(), 1),
        page -> done(run),
        () -> done(run));
  }

  private @Nullable Instant done(Run run) {
    keep.done(run.place());
    return null;
  }

  private <T> @Nullable Instant answered(
      Run run,
      Reply<T> reply,
      Function<T, @Nullable Instant> use,
      Supplier<@Nullable Instant> missing) {
    return switch (reply) {
      case Reply.Told<T>(var value) -> use.apply(value);
      case Reply.Missing<T> gone -> missing.get();
      case Reply.Refused<T>(var reason) -> setbacks.refused(run, reason);
      case Reply.TokenRefused<T>(var reason) -> setbacks.tokenRefused(run, reason);
      case Reply.Later<T>(var at, var reason) -> setbacks.later(run, at, reason);
    };
  }
}
