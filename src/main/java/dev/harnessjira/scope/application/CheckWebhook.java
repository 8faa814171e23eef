package dev.harnessjira.scope.application;

import dev.harnessjira.scope.application.CheckWebhooks.Job;
import dev.harnessjira.scope.domain.SpaceWebhooks;
import dev.harnessjira.scope.domain.SpaceWebhooks.Answer;
import dev.harnessjira.scope.domain.WebhookChecks;
import dev.harnessjira.scope.domain.WebhookChecks.Attempt;
import dev.harnessjira.scope.domain.WebhookChecks.Seen;
import dev.harnessjira.scope.domain.WebhookChecks.Seen.There;
import dev.harnessjira.scope.domain.WebhookHealth;
import dev.harnessjira.scope.domain.WebhookHealth.State;
import dev.harnessjira.scope.domain.WebhookHealths.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/**
 * Looks at one webhook in Harness, puts right what nobody can have meant, and notes what it found.
 *
 * <p>Easy to get wrong: a person who disables the webhook in Harness has decided something, so
 * nothing here enables it unless an administrator asks. And Harness may have stopped to call a
 * webhook that looks well: with more than 100 webhooks above a repository it calls the newest only;
 * so it is created anew, once a day at most. That intention is noted first, because whatever stops
 * us between the removal and the creation must not look as if a person had deleted it.
 */
@Service
class CheckWebhook {

  private static final Finding WELL = new Finding(State.WORKING, null);
  private static final String DELETED =
      "It had been deleted in Harness and was created again by itself.";

  private final WebhookChecks checks;
  private final SpaceWebhooks webhooks;
  private final NoteCheck note;
  private final Clock clock;

  CheckWebhook(WebhookChecks checks, SpaceWebhooks webhooks, NoteCheck note, Clock clock) {
    this.checks = checks;
    this.webhooks = webhooks;
    this.note = note;
    this.clock = clock;
  }

  /** False when Harness refused the token, so that nothing else need be tried. */
  boolean check(Job job) {
    var health = health(job);
    var started = clock.instant();
    var attempts =
        health.isSuspicious()
            || health.state() == State.NOT_REACHING
            || job.space().webhook().lastDelivery() == null;
    return switch (checks.look(
        job.access(), job.space().coverage(), job.webhook().registration(), attempts)) {
      case Seen.Unseen(var answer) -> failed(job, answer);
      case Seen.SpaceGone() -> note.spaceGone(job);
      case Seen.Vanished() -> vanished(job, started);
      case There there -> there(job, there, started);
    };
  }

  private static WebhookHealth health(Job job) {
    return job.space().webhook().health();
  }

  private boolean vanished(Job job, Instant started) {
    var health = health(job);
    if (health.state() == State.SWITCHED_OFF && !health.switchOn()) {
      return note.found(job, switchedOff("deleted"), started);
    }
    return health.state() == State.SILENT
        ? create(job, note::renewed)
        : create(job, it -> note.created(it, health.switchOn() ? null : DELETED));
  }

  private boolean create(Job job, Predicate<Job> created) {
    var answer = webhooks.put(job.access(), job.space().coverage(), job.webhook());
    return answer instanceof Answer.Done ? created.test(job) : failed(job, answer);
  }

  private boolean there(Job job, There there, Instant started) {
    if (!there.differences().isEmpty()) {
      var answer =
          checks.putRight(job.access(), job.space().coverage(), job.webhook(), there.number());
      if (!(answer instanceof Answer.Done)) {
        return failed(job, answer);
      }
      note.putRight(job, there.differences());
    }
    return there.enabled() ? enabled(job, there, started) : disabled(job, there, started);
  }

  private boolean disabled(Job job, There there, Instant started) {
    if (!health(job).switchOn()) {
      return note.found(job, switchedOff("switched off"), started);
    }
    var answer = checks.enable(job.access(), job.space().coverage(), there.number());
    return answer instanceof Answer.Done ? note.switchedOn(job) : failed(job, answer);
  }

  private static Finding switchedOff(String how) {
    return new Finding(
        State.SWITCHED_OFF,
        "A person has %s this webhook in Harness. What it would tell is found by asking Harness, some minutes later. To have it back, switch it on here."
            .formatted(how));
  }

  private boolean enabled(Job job, There there, Instant started) {
    if (health(job).switchOn()) {
      return note.switchedOn(job);
    }
    var newest = there.newest();
    if (newest != null && isLost(job, newest)) {
      return note.found(job, new Finding(State.NOT_REACHING, newest.error()), started);
    }
    return health(job).isSuspicious() ? suspicious(job, started) : quiet(job, started);
  }

  /** Whether Harness tried and nothing came here. */
  private static boolean isLost(Job job, Attempt newest) {
    var missed = health(job).missed().since();
    return !newest.succeeded()
        || job.space().webhook().lastDelivery() == null
        || (health(job).isSuspicious() && missed != null && newest.at().isAfter(missed));
  }

  /** Nothing was missed; one that was silent stays so until Harness calls it. */
  private boolean quiet(Job job, Instant started) {
    var still = health(job).state() == State.SILENT;
    return note.found(job, still ? new Finding(State.SILENT, health(job).reason()) : WELL, started);
  }

  private boolean suspicious(Job job, Instant started) {
    var renewed = health(job).renewed();
    return renewed != null && !health(job).mayBeRenewed(started)
        ? note.found(job, new Finding(State.SILENT, NoteCheck.silent(renewed)), started)
        : renew(job, started);
  }

  private boolean renew(Job job, Instant started) {
    note.found(job, new Finding(State.SILENT, NoteCheck.silent(started)), started);
    var answer =
        webhooks.remove(job.access(), job.space().coverage(), job.webhook().registration());
    return answer instanceof Answer.Done ? create(job, note::renewed) : failed(job, answer);
  }

  private boolean failed(Job job, Answer answer) {
    note.failed(job, answer);
    return !(answer instanceof Answer.TokenRefused);
  }
}
