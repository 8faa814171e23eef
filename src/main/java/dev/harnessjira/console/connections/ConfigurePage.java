package dev.harnessjira.console.connections;

import dev.harnessjira.console.picking.ConnectionNames;
import dev.harnessjira.console.picking.ScopeWords;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.ScopeType;
import java.util.List;

/** What can and cannot be changed of a connection. */
record ConfigurePage(
    String id,
    String name,
    String scope,
    String covers,
    String server,
    String token,
    ConnectionOptions options,
    boolean projectScope,
    List<Project> projects) {

  /** A project that the connection covers; {@code id} is the coverage's. */
  record Project(String id, String name, String path) {}

  static String href(ConnectionView connection) {
    return "/connections/" + connection.id() + "/configure";
  }

  static ConfigurePage of(ConnectionView connection) {
    return new ConfigurePage(
        connection.id().toString(),
        ConnectionNames.name(connection),
        ConnectionNames.scope(connection),
        ConnectionNames.covers(connection),
        connection.baseUrl().toString(),
        ConnectionPage.token(connection),
        connection.options(),
        connection.type() == ScopeType.PROJECT,
        connection.coverages().stream()
            .map(it -> new Project(it.id().toString(), it.name(), ScopeWords.inAccount(it.path())))
            .toList());
  }
}
