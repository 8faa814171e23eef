package dev.harnessjira.scope.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Changes to a connection, each in one transaction that has the connection to itself. */
@Service
class AdministerConnections implements ConnectionAdministration {

  private final Connections connections;
  private final CoverSpaces coverSpaces;
  private final EndCoverage endCoverage;
  private final ReplaceToken replaceToken;
  private final ChangeOptions changeOptions;
  private final SwitchWebhooks switchWebhooks;
  private final PauseOrResume pauseOrResume;
  private final NoteActs acts;
  private final Transactions transactions;

  AdministerConnections(
      Connections connections,
      CoverSpaces coverSpaces,
      EndCoverage endCoverage,
      ReplaceToken replaceToken,
      ChangeOptions changeOptions,
      SwitchWebhooks switchWebhooks,
      PauseOrResume pauseOrResume,
      NoteActs acts,
      Transactions transactions) {
    this.connections = connections;
    this.coverSpaces = coverSpaces;
    this.endCoverage = endCoverage;
    this.replaceToken = replaceToken;
    this.changeOptions = changeOptions;
    this.switchWebhooks = switchWebhooks;
    this.pauseOrResume = pauseOrResume;
    this.acts = acts;
    this.transactions = transactions;
  }

  @Override
  public Change addProjects(SiteId site, ConnectionId connection, List<Target> projects) {
    return change(site, connection, found -> add(found, projects));
  }

  private Change add(Connection connection, List<Target> projects) {
    if (connection.type() != ScopeType.PROJECT) {
      return new Change.NotProjectScoped();
    }
    var plan = coverSpaces.plan(connection, projects);
    var taken = coverSpaces.claim(connection, plan);
    if (!taken.isEmpty()) {
      return new Change.Taken(taken);
    }
    coverSpaces.add(connection, plan);
    acts.projects(connection, projects);
    return new Change.Changed();
  }

  @Override
  public Change removeProject(SiteId site, ConnectionId connection, CoverageId project) {
    return change(site, connection, found -> remove(found, project));
  }

  private Change remove(Connection connection, CoverageId project) {
    if (connection.type() != ScopeType.PROJECT) {
      return new Change.NotProjectScoped();
    }
    var active = endCoverage.active(connection);
    if (!active.contains(project)) {
      return new Change.NotFound();
    }
    if (active.size() == 1) {
      return new Change.LastProject();
    }
    endCoverage.removeProject(connection, project);
    acts.covered(Act.PROJECT_REMOVED, connection, project);
    return new Change.Changed();
  }

  @Override
  public Change replaceToken(
      SiteId site, ConnectionId connection, HarnessAccess access, Owner owner) {
    return change(site, connection, found -> replaceToken.replace(found, access, owner));
  }

  @Override
  public Change changeOptions(SiteId site, ConnectionId connection, ConnectionOptions options) {
    return change(site, connection, found -> changeOptions.change(found, options));
  }

  @Override
  public Change switchOn(SiteId site, ConnectionId connection, CoverageId coverage) {
    return change(site, connection, found -> switchOn(found, coverage));
  }

  private Change switchOn(Connection connection, CoverageId coverage) {
    var change = switchWebhooks.switchOn(connection, coverage);
    if (change instanceof Change.Changed) {
      acts.covered(Act.WEBHOOK_SWITCHED_ON, connection, coverage);
    }
    return change;
  }

  @Override
  public Change pause(SiteId site, ConnectionId connection, String by) {
    return change(site, connection, found -> pauseOrResume.pause(found, by));
  }

  @Override
  public Change resume(SiteId site, ConnectionId connection) {
    return change(site, connection, pauseOrResume::resume);
  }

  @Override
  public Change disconnect(SiteId site, ConnectionId connection) {
    return change(
        site,
        connection,
        found -> {
          acts.whole(Act.SCOPE_DISCONNECTED, found);
          endCoverage.end(found);
          return new Change.Changed();
        });
  }

  private Change change(SiteId site, ConnectionId id, Function<Connection, Change> change) {
    return transactions.inSite(
        site.value(),
        () -> {
          var active = connections.lock(site, id).filter(Connection::isActive);
          return active.map(change).orElseGet(Change.NotFound::new);
        });
  }
}
