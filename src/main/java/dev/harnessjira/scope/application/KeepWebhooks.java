package dev.harnessjira.scope.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.CoveredSpaces.NewWebhook;
import dev.harnessjira.scope.domain.SpaceWebhooks;
import dev.harnessjira.scope.domain.SpaceWebhooks.Answer;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Brings the webhooks in Harness in line with what a connection covers: registers those of active
 * coverages, removes those of ended ones.
 *
 * <p>Easy to get wrong: a coverage may end while its webhook is being registered. One kind of work
 * does both, so the removal follows; and whoever registered one that has ended meanwhile orders its
 * removal anew.
 */
@Service
class KeepWebhooks implements WorkHandler {

  static final String TASK = "keep-webhooks";

  private final Connections connections;
  private final CoveredSpaces spaces;
  private final Tokens tokens;
  private final SpaceWebhooks harness;
  private final NoteWebhooks note;
  private final Transactions transactions;
  private final Clock clock;

  KeepWebhooks(
      Connections connections,
      CoveredSpaces spaces,
      Tokens tokens,
      SpaceWebhooks harness,
      NoteWebhooks note,
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

  /** What is to be done now, with which token. */
  private record Job(Connection connection, HarnessAccess access, long version, List<Step> steps) {}

  /** One webhook; the secret is null when it is to be removed. */
  private record Step(CoveredSpace space, @Nullable String secret) {}

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
    var site = Owners.site(owner);
    var id = Owners.connection(owner);
    var job = transactions.inSite(owner.site(), () -> job(site, id));
    var tried = job == null ? List.<NoteWebhooks.Tried>of() : work(job, until);
    var version = job == null ? 0 : job.version();
    return transactions.inSite(owner.site(), () -> note.note(site, id, version, tried));
  }

  private @Nullable Job job(SiteId site, ConnectionId id) {
    var connection = connections.find(site, id).orElse(null);
    if (connection == null) {
      return null;
    }
    var now = clock.instant();
    var due =
        note.waiting(connection).stream()
            .filter(space -> !space.webhook().trying().next().isAfter(now))
            .toList();
    if (due.isEmpty()) {
      return null;
    }
    var access = tokens.open(site, id).map(connection.server()::with).orElse(null);
    return access == null
        ? null
        : new Job(
            connection,
            access,
            tokens.state(site, id).version(),
            due.stream().flatMap(space -> step(space).stream()).toList());
  }

  /** Empty when the coverage has ended just now: the end has ordered the removal. */
  private Optional<Step> step(CoveredSpace space) {
    if (space.toRemove()) {
      return Optional.of(new Step(space, null));
    }
    return spaces
        .secret(space.coverage().site(), space.webhook().registration())
        .map(secret -> new Step(space, secret));
  }

  private List<NoteWebhooks.Tried> work(Job job, Instant until) {
    List<NoteWebhooks.Tried> tried = new ArrayList<>();
    for (var step : job.steps()) {
      var answer = ask(job.access(), step);
      tried.add(new NoteWebhooks.Tried(step.space(), answer));
      if (answer instanceof Answer.TokenRefused || !clock.instant().isBefore(until)) {
        break;
      }
    }
    return tried;
  }

  private Answer ask(HarnessAccess access, Step step) {
    var coverage = step.space().coverage();
    var registration = step.space().webhook().registration();
    return step.secret() == null
        ? harness.remove(access, coverage, registration)
        : harness.put(access, coverage, new NewWebhook(registration, step.secret()));
  }
}
