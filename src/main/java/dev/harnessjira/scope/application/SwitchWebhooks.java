package dev.harnessjira.scope.application;

import static java.util.stream.Collectors.toSet;

import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.WebhookHealths;
import dev.harnessjira.work.DurableWork;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Switches webhooks on and off, in the current transaction of a locked connection; durable work
 * tells Harness.
 */
@Service
class SwitchWebhooks {

  private final CoveredSpaces spaces;
  private final WebhookHealths healths;
  private final AnnounceCoverages announce;
  private final DurableWork work;
  private final Clock clock;
  private final WebhookSecrets secrets = new WebhookSecrets();

  SwitchWebhooks(
      CoveredSpaces spaces,
      WebhookHealths healths,
      AnnounceCoverages announce,
      DurableWork work,
      Clock clock) {
    this.spaces = spaces;
    this.healths = healths;
    this.announce = announce;
    this.work = work;
    this.clock = clock;
  }

  /** Those of a connection are meant to be there from now on, or not. */
  void become(Connection connection, boolean wanted) {
    var active =
        spaces.of(connection.site(), connection.id()).stream()
            .filter(CoveredSpace::isActive)
            .toList();
    if (wanted) {
      active.forEach(space -> spaces.want(space, secrets.secret(), clock.instant()));
    } else {
      forgo(connection, active);
    }
    work.due(KeepWebhooks.TASK, Owners.of(connection.site(), connection.id()), clock.instant());
  }

  // Those whose webhook was still being registered wait for it no longer.
  private void forgo(Connection connection, List<CoveredSpace> active) {
    active.forEach(space -> spaces.unwant(space, clock.instant()));
    announce.withoutWebhooks(
        connection, active.stream().map(space -> space.coverage().id()).collect(toSet()));
  }

  /** One that a person disabled in Harness is to be enabled. */
  Change switchOn(Connection connection, CoverageId coverage) {
    var now = clock.instant();
    var known =
        spaces.of(connection.site(), connection.id()).stream()
            .filter(CoveredSpace::isRegistered)
            .anyMatch(space -> space.coverage().id().equals(coverage));
    if (!known || !healths.askToSwitchOn(connection.site(), coverage, now)) {
      return new Change.NotFound();
    }
    work.due(CheckWebhooks.TASK, Owners.of(connection.site(), connection.id()), now);
    return new Change.Changed();
  }
}
