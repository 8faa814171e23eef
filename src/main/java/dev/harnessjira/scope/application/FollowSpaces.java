package dev.harnessjira.scope.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Urgency;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.HarnessSpaces;
import dev.harnessjira.scope.domain.HarnessSpaces.Lookup;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looks up each covered space of a connection every night, and when a read says it is gone. */
@Service
class FollowSpaces implements WorkHandler {

  static final String TASK = "follow-spaces";

  /** Soon enough to know the number of a space before somebody renames it. */
  static final Duration FIRST = Duration.ofMinutes(5);

  private final Connections connections;
  private final CoveredSpaces spaces;
  private final Tokens tokens;
  private final HarnessSpaces harness;
  private final NoteSpace note;
  private final Transactions transactions;
  private final Clock clock;

  FollowSpaces(
      Connections connections,
      CoveredSpaces spaces,
      Tokens tokens,
      HarnessSpaces harness,
      NoteSpace note,
      Transactions transactions,
      Clock clock) {
    this.connections = connections;
    this.spaces = spaces;
    this.tokens = tokens;
    this.harness = harness;
    this.note = note;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Job(
      Connection connection, HarnessAccess access, long tokenVersion, List<CoveredSpace> due) {}

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    var job = transactions.inSite(owner.site(), () -> job(owner));
    if (job == null) {
      return null;
    }
    for (var space : job.due()) {
      if (!clock.instant().isBefore(until) || !look(job, space)) {
        break;
      }
    }
    return transactions.inSite(
        owner.site(),
        () ->
            active(job.connection())
                .map(space -> space.whereabouts().lookAt())
                .min(Instant::compareTo)
                .orElse(null));
  }

  /** False when Harness refused the token, so that nothing else need be tried. */
  private boolean look(Job job, CoveredSpace space) {
    var coverage = space.coverage();
    var seen = harness.look(job.access(), coverage, space.whereabouts().number());
    transactions.runInSite(
        coverage.site().value(),
        () -> note.note(job.connection(), coverage.id(), job.tokenVersion(), seen));
    return !(seen instanceof Lookup.TokenRefused);
  }

  private @Nullable Job job(WorkOwner owner) {
    var site = Owners.site(owner);
    var connection =
        connections.find(site, Owners.connection(owner)).filter(Connection::isActive).orElse(null);
    if (connection == null || tokens.state(site, connection.id()).isLost()) {
      return null;
    }
    var now = clock.instant();
    var due =
        active(connection).filter(space -> !space.whereabouts().lookAt().isAfter(now)).toList();
    var version = tokens.state(site, connection.id()).version();
    return tokens
        .open(site, connection.id())
        .map(token -> connection.server().with(token).with(Urgency.CURSOR))
        .map(access -> new Job(connection, access, version, due))
        .orElse(null);
  }

  private Stream<CoveredSpace> active(Connection connection) {
    return spaces.of(connection.site(), connection.id()).stream().filter(CoveredSpace::isActive);
  }
}
