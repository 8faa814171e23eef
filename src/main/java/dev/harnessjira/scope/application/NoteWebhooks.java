package dev.harnessjira.scope.application;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.Coverages;
import dev.harnessjira.scope.HarnessAccessLost;
import dev.harnessjira.scope.domain.Backoff;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpace.Trying;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.SpaceWebhooks.Answer;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Notes what became of webhooks, tells it, and says when to go on; in the current transaction. */
@Service
class NoteWebhooks {

  /** How long a webhook that cannot be removed is tried, and its token kept. */
  static final Duration GIVE_UP = Duration.ofDays(30);

  private static final String ENDED = "It was registered just while its coverage ended.";
  private static final String UNWANTED = "It was registered just while webhooks were switched off.";

  private final Connections connections;
  private final CoveredSpaces spaces;
  private final Coverages coverages;
  private final Tokens tokens;
  private final AnnounceCoverages announce;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  NoteWebhooks(
      Connections connections,
      CoveredSpaces spaces,
      Coverages coverages,
      Tokens tokens,
      AnnounceCoverages announce,
      ApplicationEventPublisher events,
      Clock clock) {
    this.connections = connections;
    this.spaces = spaces;
    this.coverages = coverages;
    this.tokens = tokens;
    this.announce = announce;
    this.events = events;
    this.clock = clock;
  }

  /** A webhook that was registered or removed, or was not. */
  record Tried(CoveredSpace space, Answer answer) {}

  /** Webhooks that are not as they should be and that the connection has a token for. */
  List<CoveredSpace> waiting(Connection connection) {
    var token = tokens.state(connection.site(), connection.id());
    if (token.forgotten() || (connection.isActive() && token.isLost())) {
      return List.of();
    }
    var now = clock.instant();
    return spaces.of(connection.site(), connection.id()).stream()
        .filter(CoveredSpace::isAmiss)
        .filter(space -> now.isBefore(givenUpAt(connection, space)))
        .toList();
  }

  /** Returns when something is to be tried next; null when nothing is. */
  @Nullable Instant note(SiteId site, ConnectionId id, long tokenVersion, List<Tried> all) {
    var connection = connections.lock(site, id).orElse(null);
    if (connection == null) {
      return null;
    }
    Set<CoverageId> registered = new LinkedHashSet<>();
    for (var tried : all) {
      if (note(connection, tried)) {
        registered.add(tried.space().coverage().id());
      }
    }
    if (!registered.isEmpty()) {
      announce.registered(connection, registered);
    }
    all.forEach(tried -> tellRefused(connection, tokenVersion, tried));
    return next(connection);
  }

  /** True when a coverage that is still active got its webhook. */
  private boolean note(Connection connection, Tried tried) {
    var space = tried.space();
    var registration = space.webhook().registration();
    return switch (tried.answer()) {
      case Answer.Done() when space.toRegister() -> registered(connection, space);
      case Answer.Done() -> {
        spaces.removed(connection.site(), registration, clock.instant());
        yield false;
      }
      case Answer.TokenRefused(var reason) ->
          failed(space, reason, removing(connection, Backoff.LATER), null);
      case Answer.Refused(var reason) ->
          failed(space, reason, removing(connection, Backoff.LATER), null);
      case Answer.NotNow(var reason, var retryAt) ->
          failed(space, reason, removing(connection, Backoff.SOON), retryAt);
    };
  }

  private static Backoff removing(Connection connection, Backoff otherwise) {
    return connection.isActive() ? otherwise : Backoff.PATIENT;
  }

  private boolean registered(Connection connection, CoveredSpace space) {
    var coverage = space.coverage();
    var registration = space.webhook().registration();
    if (coverages.hold(coverage.site(), coverage.id()).isEmpty()) {
      spaces.failed(coverage.site(), registration, new Trying(ENDED, 0, clock.instant()));
      return false;
    }
    if (!connection.options().webhooks()) {
      spaces.failed(coverage.site(), registration, new Trying(UNWANTED, 0, clock.instant()));
      return false;
    }
    return spaces.registered(coverage.site(), registration, clock.instant());
  }

  private boolean failed(
      CoveredSpace space, String reason, Backoff backoff, @Nullable Instant retryAt) {
    var before = space.webhook().trying().attempts();
    var next = retryAt == null ? clock.instant().plus(backoff.after(before)) : retryAt;
    spaces.failed(
        space.coverage().site(),
        space.webhook().registration(),
        new Trying(reason, before + 1, next));
    return false;
  }

  private void tellRefused(Connection connection, long tokenVersion, Tried tried) {
    if (connection.isActive() && tried.answer() instanceof Answer.TokenRefused(var reason)) {
      events.publishEvent(
          new HarnessAccessLost(connection.site(), connection.id(), tokenVersion, reason));
    }
  }

  private @Nullable Instant next(Connection connection) {
    var waiting = waiting(connection);
    if (waiting.isEmpty() && !connection.isActive()) {
      tokens.forget(connection.site(), connection.id());
    }
    return waiting.stream()
        .map(space -> earlier(space.webhook().trying().next(), givenUpAt(connection, space)))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** A connection's end gives its webhooks the time anew; one to register is never given up. */
  private static Instant givenUpAt(Connection connection, CoveredSpace space) {
    var ended = connection.ended() == null ? space.ended() : connection.ended();
    return ended == null ? Instant.MAX : ended.plus(GIVE_UP);
  }
}
