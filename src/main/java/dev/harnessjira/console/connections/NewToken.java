package dev.harnessjira.console.connections;

import dev.harnessjira.console.picking.HarnessQuestions;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Inspection.Found;
import dev.harnessjira.harness.Inspection.Problem;
import dev.harnessjira.harness.Inspection.TokenOwner.Kind;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionView;
import org.springframework.stereotype.Component;

/** Looks at a token that shall replace the one of a connection. */
@Component
class NewToken {

  private final HarnessQuestions harness;

  NewToken(HarnessQuestions harness) {
    this.harness = harness;
  }

  /** What was found. */
  sealed interface Look {

    record Usable(HarnessAccess access, Owner owner) implements Look {}

    record OtherAccount() implements Look {}

    record InTheWay(Problem problem) implements Look {}
  }

  Look lookAt(ConnectionView connection, String token) {
    var account = account(connection);
    // An open source server takes the root space from the address; the platform's tokens name it.
    return switch (harness.inspect(connection.baseUrl() + "/" + account, token)) {
      case Problem problem -> new Look.InTheWay(problem);
      case Found found when !found.access().account().equalsIgnoreCase(account) ->
          new Look.OtherAccount();
      case Found found -> new Look.Usable(found.access(), owner(found));
    };
  }

  private static Owner owner(Found found) {
    var owner = found.owner();
    return new Owner(owner.name(), owner.kind() == Kind.SERVICE_ACCOUNT, owner.expiresAt());
  }

  /** The Harness account of a connection, which every path that it covers starts with. */
  static String account(ConnectionView connection) {
    var path = connection.coverages().isEmpty() ? "" : connection.coverages().getFirst().path();
    var slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
