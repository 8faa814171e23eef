package dev.harnessjira.publishing;

import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.EndedConnection;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Optional;

/** Options of all connections, as a test says. */
final class TestOptions implements ConnectionDirectory {

  private boolean transitions;

  void transitions(boolean allowed) {
    transitions = allowed;
  }

  @Override
  public ConnectionOptions options(SiteId site, ConnectionId connection) {
    return new ConnectionOptions(true, true, true, transitions);
  }

  @Override
  public List<ConnectionView> connections(SiteId site) {
    return List.of();
  }

  @Override
  public Optional<ConnectionView> connection(SiteId site, ConnectionId connection) {
    return Optional.empty();
  }

  @Override
  public List<EndedConnection> ended(SiteId site) {
    return List.of();
  }
}
