package dev.harnessjira.scope.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.HarnessAccessLost;
import dev.harnessjira.scope.application.CheckWebhooks.Job;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpace.Trying;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.SpaceWebhooks.Answer;
import dev.harnessjira.scope.domain.SpacesFollowed;
import dev.harnessjira.scope.domain.WebhookHealths;
import dev.harnessjira.scope.domain.WebhookHealths.Finding;
import dev.harnessjira.work.DurableWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Notes what became of looking at a webhook, each in a transaction that has the connection to
 * itself; nothing when its coverage has ended meanwhile, or webhooks were switched off.
 */
@Service
class NoteCheck {

  private static final Duration PERIOD = Duration.ofMinutes(55);
  private static final Duration SPREAD = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String MEANWHILE = "It was created just when it was no longer wanted.";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Connections connections;
  private final CoveredSpaces spaces;
  private final WebhookHealths healths;
  private final SpacesFollowed followed;
  private final DurableWork work;
  private final ApplicationEventPublisher events;
  private final Transactions transactions;
  private final Clock clock;

  NoteCheck(
      Connections connections,
      CoveredSpaces spaces,
      WebhookHealths healths,
      SpacesFollowed followed,
      DurableWork work,
      ApplicationEventPublisher events,
      Transactions transactions,
      Clock clock) {
    this.connections = connections;
    this.spaces = spaces;
    this.healths = healths;
    this.followed = followed;
    this.work = work;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Notes a state; true, to go on. */
  boolean found(Job job, Finding finding, Instant looked) {
    write(
        job,
        () -> {
          healths.found(job.connection().site(), registration(job), finding, looked);
          checked(job);
        });
    return true;
  }

  boolean spaceGone(Job job) {
    write(
        job,
        () -> {
          var connection = job.connection();
          followed.lookAt(job.space().coverage(), clock.instant());
          work.due(
              FollowSpaces.TASK, Owners.of(connection.site(), connection.id()), clock.instant());
          checked(job);
        });
    return true;
  }

  void putRight(Job job, List<String> differences) {
    var what =
        "Changed in Harness and put right by itself: " + String.join(", ", differences) + ".";
    write(job, () -> repaired(job, what));
  }

  /** It was created; {@code repair} is null when somebody asked for that. */
  boolean created(Job job, @Nullable String repair) {
    return created(
        job,
        () -> {
          if (repair == null) {
            healths.switchedOn(job.connection().site(), registration(job), clock.instant());
          } else {
            repaired(job, repair);
          }
        });
  }

  /** It was created anew because Harness did not call it. */
  boolean renewed(Job job) {
    var now = clock.instant();
    return created(
        job, () -> healths.renewed(job.connection().site(), registration(job), silent(now), now));
  }

  private boolean created(Job job, Runnable notes) {
    var noted =
        write(
            job,
            () -> {
              notes.run();
              checked(job);
            });
    if (!noted) {
      removeAgain(job);
    }
    return true;
  }

  boolean switchedOn(Job job) {
    write(
        job,
        () -> {
          healths.switchedOn(job.connection().site(), registration(job), clock.instant());
          checked(job);
        });
    return true;
  }

  /** Why a webhook is silent that was created anew at this time. */
  static String silent(Instant renewed) {
    return "Harness has not called this webhook although pull requests changed. With more than 100 webhooks above a repository Harness calls only the newest, so it was created again on %s. Until Harness calls it, changes are found by asking Harness, some minutes later. If this comes back, delete webhooks in Harness that nobody needs."
        .formatted(DAY.format(renewed));
  }

  void failed(Job job, Answer answer) {
    write(
        job,
        () -> {
          var connection = job.connection();
          healths.checkAt(connection.site(), registration(job), again(answer));
          if (answer instanceof Answer.TokenRefused(var reason)) {
            events.publishEvent(
                new HarnessAccessLost(
                    connection.site(), connection.id(), job.tokenVersion(), reason));
          }
        });
  }

  private Instant again(Answer answer) {
    var soon = clock.instant().plus(SOON);
    return answer instanceof Answer.NotNow(var reason, var retryAt) && retryAt != null
        ? retryAt
        : soon;
  }

  private void repaired(Job job, String what) {
    healths.repaired(job.connection().site(), registration(job), what, clock.instant());
  }

  /** Hours differ by up to ten minutes, so that not all webhooks are looked at together. */
  private void checked(Job job) {
    var spread = Math.floorMod(registration(job).hashCode(), (int) SPREAD.toSeconds());
    var next = clock.instant().plus(PERIOD).plusSeconds(spread);
    healths.checkAt(job.connection().site(), registration(job), next);
  }

  private boolean write(Job job, Runnable writes) {
    var site = job.connection().site();
    return transactions.inSite(
        site.value(),
        () -> {
          var wanted = isWanted(job);
          if (wanted) {
            writes.run();
          }
          return wanted;
        });
  }

  private boolean isWanted(Job job) {
    var connection = job.connection();
    return connections
            .lock(connection.site(), connection.id())
            .filter(Connection::isActive)
            .isPresent()
        && spaces.of(connection.site(), connection.id()).stream()
            .filter(CoveredSpace::isRegistered)
            .anyMatch(space -> space.webhook().registration().equals(registration(job)));
  }

  private void removeAgain(Job job) {
    var connection = job.connection();
    var now = clock.instant();
    transactions.runInSite(
        connection.site().value(),
        () -> {
          spaces.failed(connection.site(), registration(job), new Trying(MEANWHILE, 0, now));
          work.due(KeepWebhooks.TASK, Owners.of(connection.site(), connection.id()), now);
        });
  }

  private static String registration(Job job) {
    return job.webhook().registration();
  }
}
