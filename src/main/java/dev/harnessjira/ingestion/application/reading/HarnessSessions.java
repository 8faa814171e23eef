package dev.harnessjira.ingestion.application.reading;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Urgency;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.scope.HarnessTokens.Token;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The tokens that coverages are read with, and what is done when Harness refuses one. */
@Service
public class HarnessSessions {

  private final ConnectionDirectory connections;
  private final HarnessTokens tokens;
  private final Setbacks setbacks;
  private final Clock clock;

  HarnessSessions(
      ConnectionDirectory connections, HarnessTokens tokens, Setbacks setbacks, Clock clock) {
    this.connections = connections;
    this.tokens = tokens;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  /** A coverage, and the token in one of its versions that it is read with. */
  public record Session(Coverage coverage, HarnessAccess access, long version) {}

  /** Empty while there is no token to read with. */
  public Optional<Session> open(Coverage coverage, Urgency urgency) {
    return tokens.token(coverage.site(), coverage.connection())
            instanceof Token.Usable(var access, var version)
        ? Optional.of(new Session(coverage, access.with(urgency), version))
        : Optional.empty();
  }

  /** When to look again for a token to read with. */
  public Instant withoutAccess() {
    return clock.instant().plus(Setbacks.WITHOUT_ACCESS);
  }

  /** Harness refused the token; returns when to look again. */
  public Instant refused(Session session, String reason) {
    return setbacks.accessLost(session.coverage(), session.version(), reason);
  }

  /** All coverages of the site that are read with the same token of the same account, it first. */
  public List<Coverage> companions(Session session) {
    var coverage = session.coverage();
    List<Coverage> all = new ArrayList<>(List.of(coverage));
    connections.connections(coverage.site()).stream()
        .filter(view -> isReadWith(session, view))
        .flatMap(view -> view.coverages().stream())
        .filter(other -> !other.id().equals(coverage.id()))
        .forEach(all::add);
    return all;
  }

  private boolean isReadWith(Session session, ConnectionView view) {
    var coverage = session.coverage();
    return view.id().equals(coverage.connection())
        || (tokens.token(coverage.site(), view.id()) instanceof Token.Usable(var other, var version)
            && other.with(session.access().urgency()).equals(session.access()));
  }
}
