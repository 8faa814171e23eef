package dev.harnessjira.console.connections;

import static java.util.Objects.requireNonNull;

import dev.harnessjira.ingestion.IngestionReport;
import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.publishing.RemovalProgress;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.EndedConnection;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the modules how connections stand, each of them once for a whole page. */
@Component
class ConnectionOverview {

  private final ConnectionDirectory directory;
  private final IngestionReport ingestion;
  private final PublishingReport publishing;

  ConnectionOverview(
      ConnectionDirectory directory, IngestionReport ingestion, PublishingReport publishing) {
    this.directory = directory;
    this.ingestion = ingestion;
    this.publishing = publishing;
  }

  /** The connections of a site and how they stand, and those that ended. */
  record Overview(List<Standing> standings, List<Ended> ended) {

    /** Whether it is worth to look again soon. */
    boolean moves() {
      return standings.stream().anyMatch(Standing::moves)
          || ended.stream().anyMatch(it -> EndedRow.moves(it.connection(), it.removal()));
    }
  }

  /** A connection that ended, with the removal of its data from Jira. */
  record Ended(EndedConnection connection, Optional<RemovalProgress> removal) {}

  Overview of(SiteId site) {
    var connections = directory.connections(site);
    var ids = connections.stream().map(ConnectionView::id).toList();
    var read = ingestion.statuses(site, ids);
    var sent = publishing.statuses(site, ids);
    var removals = publishing.removals(site);
    var standings =
        connections.stream()
            .map(it ->
                new Standing(
                    it,
                    requireNonNull(read.get(it.id())),
                    requireNonNull(sent.get(it.id())),
                    partial(removals, it.id())))
            .toList();
    var ended =
        directory.ended(site).stream().map(it -> new Ended(it, whole(removals, it.id()))).toList();
    return new Overview(standings, ended);
  }

  Standing of(SiteId site, ConnectionView connection) {
    return new Standing(
        connection,
        ingestion.status(site, connection.id()),
        publishing.status(site, connection.id()),
        partial(publishing.removals(site), connection.id()));
  }

  private static List<RemovalProgress> partial(List<RemovalProgress> all, ConnectionId id) {
    return all.stream().filter(it -> it.connection().equals(id) && !it.wholeConnection()).toList();
  }

  private static Optional<RemovalProgress> whole(List<RemovalProgress> all, ConnectionId id) {
    return all.stream()
        .filter(it -> it.connection().equals(id) && it.wholeConnection())
        .findFirst();
  }
}
