package dev.harnessjira.console.connections;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.console.picking.Times;
import dev.harnessjira.ingestion.IngestionStatus;
import dev.harnessjira.ingestion.IngestionStatus.Progress;
import dev.harnessjira.publishing.PublishingStatus;
import dev.harnessjira.publishing.RemovalProgress;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.tenancy.ServiceSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How a connection stands, in words; every state that is not well says why and what to do. */
@Component
class HealthWords {

  private static final Duration SOON = Duration.ofDays(14);

  private final ServiceSettings settings;
  private final Clock clock;

  HealthWords(ServiceSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  Health of(Standing standing) {
    var connection = standing.connection();
    var hold = standing.publishing().hold();
    var notes =
        Stream.of(
                state(connection),
                hold(hold),
                reading(standing.ingestion()),
                looking(standing.ingestion()),
                refused(connection, standing.publishing()),
                crowded(standing.publishing()),
                unreadable(standing.ingestion()),
                expiring(connection),
                removing(standing),
                reach(connection),
                remark(hold))
            .flatMap(Optional::stream)
            .toList();
    return new Health(status(standing), notes);
  }

  private static Lozenge status(Standing standing) {
    var hold = standing.publishing().hold();
    return switch (standing.connection().state()) {
      case SETTING_UP ->
          standing.connection().reason() == null
              ? Lozenge.information("Setting up")
              : Lozenge.warning("Setting up");
      case TOKEN_LOST -> Lozenge.danger("Token refused");
      case ACTIVE -> {
        if (standing.connection().paused() != null) {
          yield Lozenge.neutral("Paused");
        }
        if (hold.paused()) {
          yield Lozenge.danger("Jira refuses");
        }
        yield hold.reason() == null || hold.slowed()
            ? flowing(standing)
            : Lozenge.warning("Waiting for Jira");
      }
    };
  }

  private static Lozenge flowing(Standing standing) {
    var first = standing.ingestion().firstRead().progress();
    if (first == Progress.HELD_UP) {
      return Lozenge.warning("Reading waits");
    }
    if (first == Progress.RUNNING) {
      return Lozenge.information("Reading");
    }
    return standing.publishing().refused() > 0
        ? Lozenge.warning("Needs attention")
        : Lozenge.success("Connected");
  }

  private static Optional<Note> state(ConnectionView connection) {
    return switch (connection.state()) {
      case ACTIVE -> Optional.empty();
      case SETTING_UP ->
          Optional.of(
              connection.reason() == null
                  ? Note.information(
                      "Webhooks are being registered", "This takes a few seconds in Harness.")
                  : Note.warning(
                          "Webhooks can’t be registered yet",
                          "We try again until it works. If the reason stays, put it right in"
                              + " Harness or replace the token.")
                      .detail(connection.reason())
                      .link(ConfigurePage.href(connection), "Configure"));
      case TOKEN_LOST ->
          Optional.of(
              Note.danger(
                      "Harness refuses the token",
                      "Events from Harness are still taken, but we can’t read anything until you"
                          + " replace the token. Nothing is lost meanwhile.")
                  .detail(connection.reason())
                  .link(ConfigurePage.href(connection), "Replace the token"));
    };
  }

  private static Optional<Note> hold(PublishingStatus.Hold hold) {
    if (hold.reason() == null && !hold.paused()) {
      return Optional.empty();
    }
    if (hold.slowed()) {
      return Optional.of(
          Note.information(
                  "Jira is told later than usual",
                  "Changes are collected for longer and sent together; nothing is lost.")
              .detail(hold.reason())
              .again(hold.until()));
    }
    return Optional.of(
        hold.paused()
            ? Note.danger(
                    "Jira can’t be written to",
                    "What happens in Harness is kept and goes to Jira once the site is authorized"
                        + " again or has OAuth credentials.")
                .detail(hold.reason())
                .link("/site", "Open Jira site")
            : Note.warning(
                    "Jira doesn’t take anything right now",
                    "We try again by ourselves; nothing is lost.")
                .detail(hold.reason())
                .again(hold.until()));
  }

  private static Optional<Note> crowded(PublishingStatus publishing) {
    var count = publishing.crowded();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            Note.information(
                (count == 1 ? "1 item names" : count + " items name") + " 500 issues or more",
                "Jira links 500 issues to a pull request, branch or commit at most. What one names"
                    + " beyond that is left out."));
  }

  private static Optional<Note> remark(PublishingStatus.Hold hold) {
    return hold.remark() == null
        ? Optional.empty()
        : Optional.of(Note.information("Something stays in Jira", hold.remark()));
  }

  private static Optional<Note> reading(IngestionStatus ingestion) {
    return ingestion.firstRead().progress() == Progress.HELD_UP
        ? Optional.of(
            Note.warning(
                    "Open pull requests can’t be read yet",
                    "We try again by ourselves and go on where we stopped.")
                .detail(ingestion.firstRead().problem()))
        : Optional.empty();
  }

  private static Optional<Note> looking(IngestionStatus ingestion) {
    return ingestion.cursorProblem() == null
        ? Optional.empty()
        : Optional.of(
            Note.warning(
                    "We can’t look into Harness",
                    "What no webhook tells comes once we can. Webhooks are still taken. Check that"
                        + " the token’s user may see everything that is covered.")
                .detail(ingestion.cursorProblem()));
  }

  private static Optional<Note> refused(ConnectionView connection, PublishingStatus publishing) {
    var count = publishing.refused();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            Note.warning(
                    "Jira refused " + (count == 1 ? "1 item" : count + " items"),
                    "Jira took everything else. The reasons are listed with the repositories.")
                .link("/connections/" + connection.id() + "#refused", "See the reasons"));
  }

  private static Optional<Note> unreadable(IngestionStatus ingestion) {
    var count = ingestion.unreadable();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            Note.warning(
                (count == 1 ? "1 event" : count + " events") + " couldn’t be understood",
                "They came signed from Harness, but not as Harness sends them. What they were"
                    + " about is read from Harness instead."));
  }

  private Optional<Note> expiring(ConnectionView connection) {
    var expires = connection.tokenExpires();
    return expires == null || clock.instant().plus(SOON).isBefore(expires)
        ? Optional.empty()
        : Optional.of(
            Note.warning(
                    clock.instant().isBefore(expires)
                        ? "The token expires soon"
                        : "The token expired",
                    "It ends on " + Times.date(expires) + ". Replace it in time.")
                .link(ConfigurePage.href(connection), "Replace the token"));
  }

  private static Optional<Note> removing(Standing standing) {
    return standing.removals().stream()
        .filter(it -> it.state() != RemovalProgress.State.DONE)
        .findFirst()
        .map(it ->
            it.state() == RemovalProgress.State.LEFT
                ? Note.warning(
                    "A removed project stays in Jira", it.remains() == null ? "" : it.remains())
                : goingOn(standing, it));
  }

  private static Note goingOn(Standing standing, RemovalProgress removal) {
    return standing.connection().paused() == null
        ? Note.information(
                "A removed project is being taken out of Jira",
                removal.removed() + " of " + removal.repositories() + " repositories so far.")
            .detail(removal.problem())
        : Note.information(
            "A removed project is still in Jira",
            "It is taken out once the connection is resumed, or disconnected.");
  }

  private Optional<Note> reach(ConnectionView connection) {
    var reach = connection.reach();
    if (reach.last() != null || connection.state() == ConnectionView.State.SETTING_UP) {
      return Optional.empty();
    }
    var address = settings.webhookAddress() + "/webhooks/harness/";
    return Optional.of(
        reach.harnessError() == null
            ? Note.information(
                    "Harness has not reached us yet",
                    "It does when something happens in a pull request or branch. If nothing comes"
                        + " then, let Harness through to this address in your firewall:")
                .address(address)
            : Note.warning(
                    "Harness has not reached us yet",
                    "Harness tried and failed. Let it through to this address in your firewall:")
                .address(address)
                .detail(reach.harnessError()));
  }
}
