package dev.harnessjira.scope.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.domain.ClaimedPath;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.Tokens;
import org.springframework.stereotype.Service;

/**
 * Uses another token of the same account from now on; under another address of it when the token
 * was found to work there.
 */
@Service
class ReplaceToken {

  private final Connections connections;
  private final Tokens tokens;
  private final AwakenConnection awaken;
  private final NoteActs acts;

  ReplaceToken(Connections connections, Tokens tokens, AwakenConnection awaken, NoteActs acts) {
    this.connections = connections;
    this.tokens = tokens;
    this.awaken = awaken;
    this.acts = acts;
  }

  Change replace(Connection connection, HarnessAccess access, Owner owner) {
    var site = connection.site();
    var known = connection.server().with(access.token());
    if (!ClaimedPath.ofAccount(known).equals(ClaimedPath.ofAccount(access))) {
      return new Change.OtherAccount();
    }
    tokens.keep(site, connection.id(), access.token(), owner);
    connections.move(site, connection.id(), access.baseUrl());
    awaken.accessRestored(site, connection.id());
    acts.note(Act.TOKEN_REPLACED, connection, owner.name() + " at " + access.baseUrl());
    return new Change.Changed();
  }
}
