package dev.harnessjira.scope.application;

import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.CoverageMoved;
import dev.harnessjira.scope.HarnessAccessLost;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.domain.Claim;
import dev.harnessjira.scope.domain.ClaimedPath;
import dev.harnessjira.scope.domain.Claims;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.HarnessSpaces.Lookup;
import dev.harnessjira.scope.domain.HarnessSpaces.Lookup.Found;
import dev.harnessjira.scope.domain.SpacesFollowed;
import dev.harnessjira.scope.domain.WebhookWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Notes where a covered space is now, in the current transaction, which has the connection to
 * itself. What is gone stays covered, marked, until a person removes it; what comes back is no
 * longer marked.
 */
@Service
class NoteSpace {

  private static final Duration SOON = Duration.ofMinutes(10);
  private static final int NIGHT_STARTS = 1;
  private static final int NIGHT_HOURS = 4;

  private final Connections connections;
  private final CoveredSpaces spaces;
  private final SpacesFollowed followed;
  private final Claims claims;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  NoteSpace(
      Connections connections,
      CoveredSpaces spaces,
      SpacesFollowed followed,
      Claims claims,
      ApplicationEventPublisher events,
      Clock clock) {
    this.connections = connections;
    this.spaces = spaces;
    this.followed = followed;
    this.claims = claims;
    this.events = events;
    this.clock = clock;
  }

  void note(Connection looked, CoverageId coverage, long tokenVersion, Lookup seen) {
    connections
        .lock(looked.site(), looked.id())
        .filter(Connection::isActive)
        .ifPresent(connection ->
            spaces.of(connection.site(), connection.id()).stream()
                .filter(space -> space.isActive() && space.coverage().id().equals(coverage))
                .forEach(space -> note(connection, space.coverage(), tokenVersion, seen)));
  }

  private void note(Connection connection, Coverage coverage, long tokenVersion, Lookup seen) {
    var now = clock.instant();
    switch (seen) {
      case Found found -> {
        found(connection, coverage, found);
        followed.lookAt(coverage, nextNight(coverage));
      }
      case Lookup.Gone() -> {
        followed.missing(coverage, gone(coverage), now);
        followed.lookAt(coverage, nextNight(coverage));
      }
      case Lookup.TokenRefused(var reason) -> {
        followed.lookAt(coverage, now.plus(SOON));
        events.publishEvent(
            new HarnessAccessLost(connection.site(), connection.id(), tokenVersion, reason));
      }
      case Lookup.Unknown(var retryAt) ->
          followed.lookAt(coverage, retryAt == null ? now.plus(SOON) : retryAt);
    }
  }

  private void found(Connection connection, Coverage coverage, Found found) {
    followed.found(coverage, found.number());
    if (found.path().equalsIgnoreCase(coverage.path())) {
      rename(coverage, found.name());
    } else if (canFollow(connection, coverage, found.path())) {
      follow(connection, coverage, found);
    } else {
      followed.missing(
          coverage,
          "In Harness, %s is now at %s, where this connection cannot follow it. Disconnect, and connect it again there."
              .formatted(WebhookWords.space(coverage), found.path()),
          clock.instant());
    }
  }

  private void rename(Coverage coverage, String name) {
    if (!name.equals(coverage.name())) {
      followed.renamed(coverage, name);
    }
  }

  /** The account is part of the connection, and the type of a connection never changes. */
  private static boolean canFollow(Connection connection, Coverage coverage, String path) {
    var account = connection.server().account().toLowerCase(Locale.ROOT) + "/";
    var sameDepth = path.split("/").length == coverage.path().split("/").length;
    return coverage.kind() != ScopeType.ACCOUNT
        && sameDepth
        && path.toLowerCase(Locale.ROOT).startsWith(account);
  }

  private void follow(Connection connection, Coverage coverage, Found found) {
    if (claims.move(
        connection.site(),
        claim(connection, coverage, coverage.path()),
        claim(connection, coverage, found.path()))) {
      followed.moved(coverage, found.path());
      rename(coverage, found.name());
      events.publishEvent(
          new CoverageMoved(connection.site(), connection.id(), coverage.id(), found.path()));
    } else {
      followed.missing(
          coverage,
          "In Harness, %s is now at %s, which another connection covers. Disconnect one of the two, or remove it here."
              .formatted(WebhookWords.space(coverage), found.path()),
          clock.instant());
    }
  }

  private static Claim claim(Connection connection, Coverage coverage, String path) {
    return new Claim(coverage.id(), path, ClaimedPath.of(connection.server().with(""), path));
  }

  private static String gone(Coverage coverage) {
    return "Harness no longer has %s. What Jira shows of it stays until somebody removes it here or disconnects."
        .formatted(WebhookWords.space(coverage));
  }

  /** Each coverage has its own minute of the night, in UTC. */
  private Instant nextNight(Coverage coverage) {
    var now = clock.instant();
    var minute = Math.floorMod(coverage.id().hashCode(), NIGHT_HOURS * 60);
    var tonight =
        now.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .atTime(NIGHT_STARTS, 0)
            .plusMinutes(minute)
            .toInstant(ZoneOffset.UTC);
    return tonight.isAfter(now) ? tonight : tonight.plus(Duration.ofDays(1));
  }
}
