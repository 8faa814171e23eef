package dev.harnessjira.scope.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.tenancy.SiteId;
import org.springframework.stereotype.Service;

/** Opens the token of a connection for those who read Harness. */
@Service
class UseTokens implements HarnessTokens {

  private static final Token ENDED = new Token.Lost("The connection has ended.");

  private final Connections connections;
  private final Tokens tokens;
  private final Transactions transactions;

  UseTokens(Connections connections, Tokens tokens, Transactions transactions) {
    this.connections = connections;
    this.tokens = tokens;
    this.transactions = transactions;
  }

  @Override
  public Token token(SiteId site, ConnectionId connection) {
    return transactions.inSite(
        site.value(),
        () ->
            connections
                .find(site, connection)
                .filter(Connection::isActive)
                .map(this::token)
                .orElse(ENDED));
  }

  private Token token(Connection connection) {
    var state = tokens.state(connection.site(), connection.id());
    if (state.lost() != null) {
      return new Token.Lost(state.lost().reason());
    }
    return tokens
        .open(connection.site(), connection.id())
        .<Token>map(token -> new Token.Usable(connection.server().with(token), state.version()))
        .orElse(ENDED);
  }
}
