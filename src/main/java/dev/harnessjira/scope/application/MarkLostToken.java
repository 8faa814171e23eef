package dev.harnessjira.scope.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.scope.HarnessAccessLost;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.TokenState.Loss;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.work.DurableWork;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Marks a token that Harness refused, unless it was replaced meanwhile. */
@Service
public class MarkLostToken {

  private final Tokens tokens;
  private final Connections connections;
  private final NoteActs acts;
  private final DurableWork work;
  private final Clock clock;

  MarkLostToken(
      Tokens tokens, Connections connections, NoteActs acts, DurableWork work, Clock clock) {
    this.tokens = tokens;
    this.connections = connections;
    this.acts = acts;
    this.work = work;
    this.clock = clock;
  }

  public void mark(HarnessAccessLost lost) {
    var now = clock.instant();
    var loss = new Loss(now, lost.reason());
    if (tokens.lose(lost.site(), lost.connection(), lost.tokenVersion(), loss)) {
      work.due(
          RecheckToken.TASK,
          Owners.of(lost.site(), lost.connection()),
          now.plus(RecheckToken.BACKOFF.first()));
      connections
          .find(lost.site(), lost.connection())
          .ifPresent(connection -> acts.note(Act.TOKEN_REFUSED, connection, lost.reason()));
    }
  }
}
