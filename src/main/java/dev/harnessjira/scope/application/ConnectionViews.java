package dev.harnessjira.scope.application;

import static java.util.stream.Collectors.toMap;

import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.ConnectionView.Missing;
import dev.harnessjira.scope.ConnectionView.Reach;
import dev.harnessjira.scope.ConnectionView.State;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.TokenState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a connection is shown: its state follows from its token and its webhooks. */
final class ConnectionViews {

  private ConnectionViews() {}

  static ConnectionView view(Connection connection, TokenState token, List<CoveredSpace> all) {
    var active = all.stream().filter(CoveredSpace::isActive).toList();
    return new ConnectionView(
        connection.id(),
        connection.type(),
        connection.server().baseUrl(),
        connection.accountName(),
        active.stream().map(CoveredSpace::coverage).toList(),
        state(token, active),
        reason(token, active),
        token.owner().name(),
        token.owner().expires(),
        reach(active),
        connection.options(),
        active.stream().map(WebhookViews::view).toList(),
        missing(active),
        connection.paused());
  }

  private static State state(TokenState token, List<CoveredSpace> active) {
    if (token.isLost()) {
      return State.TOKEN_LOST;
    }
    return active.stream().anyMatch(CoveredSpace::toRegister) ? State.SETTING_UP : State.ACTIVE;
  }

  private static @Nullable String reason(TokenState token, List<CoveredSpace> active) {
    if (token.lost() != null) {
      return token.lost().reason();
    }
    return active.stream()
        .filter(CoveredSpace::toRegister)
        .map(space -> space.webhook().trying().failure())
        .filter(Objects::nonNull)
        .distinct()
        .reduce((one, other) -> one + " " + other)
        .orElse(null);
  }

  private static Reach reach(List<CoveredSpace> active) {
    var last =
        active.stream()
            .map(space -> space.webhook().lastDelivery())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    var error =
        active.stream()
            .map(space -> space.webhook().harnessError())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Reach(last, last == null ? error : null);
  }

  private static Map<CoverageId, Missing> missing(List<CoveredSpace> active) {
    return active.stream()
        .flatMap(space -> missing(space).map(it -> Map.entry(space.coverage().id(), it)).stream())
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Optional<Missing> missing(CoveredSpace space) {
    var since = space.whereabouts().missingSince();
    var reason = space.whereabouts().missingReason();
    return since == null || reason == null
        ? Optional.empty()
        : Optional.of(new Missing(since, reason));
  }
}
