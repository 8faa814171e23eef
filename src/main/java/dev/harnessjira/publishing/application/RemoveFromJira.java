package dev.harnessjira.publishing.application;

import dev.harnessjira.publishing.domain.Removal;
import dev.harnessjira.publishing.domain.Removal.Kind;
import dev.harnessjira.publishing.domain.Reply;
import dev.harnessjira.publishing.domain.Reply.Trouble;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteWriting;
import dev.harnessjira.tenancy.WriteAccess;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Duration;
import org.springframework.stereotype.Service;

/**
 * Goes on with removals, each as the identity that wrote what is to go. What a former identity
 * wrote goes when everything has been sent again under the new one.
 */
@Service
class RemoveFromJira {

  private static final Duration WHILE_SENDING = Duration.ofSeconds(5);

  private final RemovalBook book;
  private final RemovalSteps steps;
  private final Submissions submissions;
  private final SiteWriting siteWriting;
  private final SiteHolds holds;

  RemoveFromJira(
      RemovalBook book,
      RemovalSteps steps,
      Submissions submissions,
      SiteWriting siteWriting,
      SiteHolds holds) {
    this.book = book;
    this.steps = steps;
    this.submissions = submissions;
    this.siteWriting = siteWriting;
    this.holds = holds;
  }

  /** Goes on with what is due; false when nothing is. */
  boolean next(Visit visit) {
    var due = book.due(visit.site());
    for (var removal : due) {
      if (visit.goesOn()) {
        goOn(visit, removal);
      }
    }
    return !due.isEmpty();
  }

  private void goOn(Visit visit, Removal removal) {
    var site = visit.site();
    var writer = removal.identity();
    if (removal.kind() == Kind.FORMER_IDENTITY
        && submissions.areWaiting(site, removal.connection())) {
      book.postpone(site, removal, "Everything is sent again first.", WHILE_SENDING);
    } else if (writer == null || writer.equals(visit.identity())) {
      step(visit, visit, removal);
    } else {
      asFormer(visit, writer, removal);
    }
  }

  private void asFormer(Visit visit, WritingIdentity writer, Removal removal) {
    switch (siteWriting.access(visit.site(), writer)) {
      case WriteAccess.Ready former -> step(visit, visit.as(former), removal);
      case WriteAccess.Paused(var reason) ->
          book.stays(visit.site(), removal, writer.value(), reason);
      case WriteAccess.Unavailable(var reason) ->
          book.stays(visit.site(), removal, writer.value(), reason);
    }
  }

  private void step(Visit visit, Visit writer, Removal removal) {
    var reply =
        removal.kind() == Kind.REPOSITORIES
            ? steps.repositories(writer, removal)
            : steps.whole(writer, removal);
    switch (reply) {
      case Reply.Answered<Removal.Look>(var look) -> {
        book.looked(visit.site(), removal, look);
        if (look.gone()) {
          forgetWriter(visit.site(), removal);
        }
      }
      case Reply.Troubled<Removal.Look>(var trouble) -> {
        failed(visit.site(), removal, trouble);
        if (writer == visit) {
          hold(visit, trouble);
        }
      }
    }
  }

  private void failed(SiteId site, Removal removal, Trouble trouble) {
    if (trouble instanceof Trouble.Throttled throttled) {
      book.postpone(site, removal, throttled);
    } else {
      book.failed(site, removal, trouble.words());
    }
  }

  /** Gives up what was tried for too long, also while nothing can be written. */
  void giveUp(SiteId site) {
    book.giveUp(site).forEach(removal -> forgetWriter(site, removal));
  }

  private void forgetWriter(SiteId site, Removal removal) {
    var writer = removal.identity();
    if (writer != null && !book.goOnAs(site, writer)) {
      siteWriting.noLongerNeeded(site, writer);
    }
  }

  // A refusal concerns this removal alone, anything else the whole site.
  private void hold(Visit visit, Trouble trouble) {
    if (!(trouble instanceof Trouble.Refused || trouble instanceof Trouble.TooLarge)) {
      holds.stop(visit, trouble);
    }
  }
}
