package dev.harnessjira.console.connections;

import dev.harnessjira.console.picking.ScopeWords;
import dev.harnessjira.ingestion.RepositoryDirectory;
import dev.harnessjira.ingestion.RepositoryDirectory.ArrivedRepository;
import dev.harnessjira.ingestion.RepositoryDirectory.DepartedRepository;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A repository that left or moved in. */
record MovedRow(String path, String what, Instant at) {

  /** Those of a connection, the latest first. */
  static List<MovedRow> of(RepositoryDirectory directory, SiteId site, ConnectionId connection) {
    return Stream.concat(
            directory.departed(site, connection).stream().map(MovedRow::of),
            directory.arrived(site, connection).stream().map(MovedRow::of))
        .sorted(Comparator.comparing(MovedRow::at).reversed())
        .toList();
  }

  private static MovedRow of(DepartedRepository departed) {
    var to = departed.movedTo();
    return new MovedRow(
        ScopeWords.inAccount(departed.path()),
        to == null
            ? "Deleted in Harness, and removed from Jira"
            : "Moved to "
                + ScopeWords.inAccount(to)
                + ", and removed from what this connection put into Jira",
        departed.at());
  }

  private static MovedRow of(ArrivedRepository arrived) {
    return new MovedRow(
        ScopeWords.inAccount(arrived.path()), "Moved here from elsewhere", arrived.at());
  }
}
