package dev.harnessjira.console.connections;

import dev.harnessjira.console.Trouble;
import dev.harnessjira.console.picking.RequestedConnection;
import dev.harnessjira.console.picking.TakenWords;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.ConnectionAdministration.Change.Changed;
import dev.harnessjira.scope.ConnectionAdministration.Change.LastProject;
import dev.harnessjira.scope.ConnectionAdministration.Change.NotFound;
import dev.harnessjira.scope.ConnectionAdministration.Change.NotProjectScoped;
import dev.harnessjira.scope.ConnectionAdministration.Change.OtherAccount;
import dev.harnessjira.scope.ConnectionAdministration.Change.Taken;
import dev.harnessjira.scope.ConnectionView;
import org.jspecify.annotations.Nullable;

/** Why a change was not made, in words; null when it was. */
final class ChangeWords {

  private ChangeWords() {}

  static @Nullable Trouble of(Change change, ConnectionView connection) {
    return switch (change) {
      case Changed changed -> null;
      case NotFound gone -> throw RequestedConnection.notFound();
      case LastProject last ->
          Trouble.of(
              "Last project",
              "The last project of a connection can’t be removed. To end it, disconnect the"
                  + " connection.");
      case NotProjectScoped other ->
          Trouble.of(
              "Not a project scope",
              "Projects can be added to and removed from a connection of project scope only. For"
                  + " another scope, disconnect this connection and connect Harness anew.");
      case OtherAccount other -> otherAccount(connection);
      case Taken(var scopes) -> TakenWords.of(scopes);
    };
  }

  static Trouble otherAccount(ConnectionView connection) {
    return Trouble.at(
        "token",
        "Token of another account",
        "This connection is of "
            + connection.accountName()
            + " on "
            + connection.baseUrl()
            + ", the token of another account. Enter one of that account, or disconnect and"
            + " connect the other account.");
  }
}
