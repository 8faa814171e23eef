package dev.harnessjira.scope.application;

import static java.util.stream.Collectors.toSet;

import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ProjectsRemoved;
import dev.harnessjira.scope.domain.Claims;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.DurableWork;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Ends coverages and frees their claims, in the current transaction of a locked connection. */
@Service
class EndCoverage {

  private final Connections connections;
  private final CoveredSpaces spaces;
  private final Claims claims;
  private final DurableWork work;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  EndCoverage(
      Connections connections,
      CoveredSpaces spaces,
      Claims claims,
      DurableWork work,
      ApplicationEventPublisher events,
      Clock clock) {
    this.connections = connections;
    this.spaces = spaces;
    this.claims = claims;
    this.work = work;
    this.events = events;
    this.clock = clock;
  }

  /** Ends all connections of a site. */
  void endAll(SiteId site) {
    for (var connection : connections.active(site)) {
      connections.lock(site, connection.id()).filter(Connection::isActive).ifPresent(this::end);
    }
  }

  Set<CoverageId> active(Connection connection) {
    return spaces.of(connection.site(), connection.id()).stream()
        .filter(CoveredSpace::isActive)
        .map(space -> space.coverage().id())
        .collect(toSet());
  }

  void end(Connection connection) {
    var now = clock.instant();
    var active = active(connection);
    connections.end(connection.site(), connection.id(), now);
    // Those that were removed before get another 30 days with it.
    spaces.tryNow(connection.site(), connection.id(), now);
    end(connection, active, now);
    events.publishEvent(new ConnectionEnded(connection.site(), connection.id(), active));
  }

  void removeProject(Connection connection, CoverageId project) {
    var ended = Set.of(project);
    end(connection, ended, clock.instant());
    events.publishEvent(new ProjectsRemoved(connection.site(), connection.id(), ended));
  }

  private void end(Connection connection, Set<CoverageId> coverages, Instant now) {
    spaces.end(connection.site(), coverages, now);
    claims.free(coverages);
    work.due(KeepWebhooks.TASK, Owners.of(connection.site(), connection.id()), now);
  }
}
