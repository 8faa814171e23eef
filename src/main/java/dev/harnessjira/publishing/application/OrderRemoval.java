package dev.harnessjira.publishing.application;

import dev.harnessjira.ingestion.RepositoriesLeft;
import dev.harnessjira.publishing.domain.Entities;
import dev.harnessjira.publishing.domain.Marks;
import dev.harnessjira.publishing.domain.Removal;
import dev.harnessjira.publishing.domain.Removals;
import dev.harnessjira.publishing.domain.SiteStates;
import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ProjectsRemoved;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Orders, in the publisher's transaction, that what ended is removed from Jira. */
@Service
public class OrderRemoval {

  private final Removals removals;
  private final Entities entities;
  private final Marks marks;
  private final SiteStates states;
  private final SiteWork work;
  private final Clock clock;

  OrderRemoval(
      Removals removals,
      Entities entities,
      Marks marks,
      SiteStates states,
      SiteWork work,
      Clock clock) {
    this.removals = removals;
    this.entities = entities;
    this.marks = marks;
    this.states = states;
    this.work = work;
    this.clock = clock;
  }

  public void connection(ConnectionEnded ended) {
    order(ended.site(), ended.connection(), Removal.Kind.CONNECTION, ended.coverages());
  }

  public void projects(ProjectsRemoved removed) {
    order(removed.site(), removed.connection(), Removal.Kind.REPOSITORIES, removed.coverages());
  }

  /** What is published of them later, should they come back, stays. */
  public void repositories(RepositoriesLeft left) {
    marks.forget(left.site(), left.coverage(), left.repositories());
    var gone = entities.leave(left.site(), left.coverage(), left.repositories());
    if (!gone.repositories().isEmpty()) {
      var identity = states.find(left.site()).identity();
      removals.order(
          left.site(),
          new Removals.Order(
              left.connection(),
              Removal.Kind.REPOSITORIES,
              identity,
              gone.repositories(),
              gone.upTo()),
          clock.instant());
    }
    work.dueNow(left.site());
  }

  /** Once all of the site is removed, what it is written with can be forgotten. */
  public void site(SiteId site) {
    states.release(site, true);
    work.dueNow(site);
  }

  // What is sent holds its coverage, and whoever publishes these events has ended it: so whatever
  // Jira may hold is known here.
  private void order(
      SiteId site, ConnectionId connection, Removal.Kind kind, Set<CoverageId> coverages) {
    var repositories = entities.sentRepositories(site, coverages);
    var identity = states.find(site).identity();
    removals.order(
        site, Removals.Order.all(connection, kind, identity, repositories), clock.instant());
    coverages.forEach(coverage -> marks.forget(site, coverage));
    entities.ended(site, coverages);
    work.dueNow(site);
  }
}
