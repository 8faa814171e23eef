package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.PublishingSettings;
import dev.harnessjira.publishing.domain.Hold;
import dev.harnessjira.publishing.domain.Removal;
import dev.harnessjira.publishing.domain.Removal.Look;
import dev.harnessjira.publishing.domain.Removals;
import dev.harnessjira.publishing.domain.Removals.Part;
import dev.harnessjira.publishing.domain.Removals.Progress;
import dev.harnessjira.publishing.domain.Reply.Trouble;
import dev.harnessjira.publishing.domain.SiteStates;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps how removals stand and when each is gone on with, in short transactions. */
@Service
class RemovalBook {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** How long it is kept that a removal was done. */
  private static final Duration HISTORY = Duration.ofDays(30);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Removals removals;
  private final SiteStates states;
  private final Transactions transactions;
  private final PublishingSettings settings;
  private final Clock clock;

  RemovalBook(
      Removals removals,
      SiteStates states,
      Transactions transactions,
      PublishingSettings settings,
      Clock clock) {
    this.removals = removals;
    this.states = states;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  List<Removal> due(SiteId site) {
    return transactions.inSite(site.value(), () -> removals.due(site, clock.instant()));
  }

  List<Part> parts(SiteId site, Removal removal) {
    return transactions.inSite(site.value(), () -> removals.parts(site, removal));
  }

  /** What a look means; {@code once} is when Jira said so before. */
  Look look(boolean there, @Nullable Instant once) {
    return Removal.look(there, once, clock.instant(), settings.removalCheckAfter());
  }

  /** Whether it was gone so shortly ago that it is too early to look again. */
  boolean tooEarly(Instant once) {
    return clock.instant().isBefore(once.plus(settings.removalCheckAfter()));
  }

  void looked(SiteId site, Removal removal, Part part, Look look) {
    write(site, () -> removals.looked(site, removal, part, look));
  }

  void looked(SiteId site, Removal removal, Look look) {
    if (look.gone()) {
      write(site, () -> done(site, removal));
      return;
    }
    var once = look.goneOnce();
    var progress =
        once == null
            ? new Progress(
                null,
                clock.instant().plus(pause(removal, settings.removalCheckAfter())),
                removal.failures() + 1,
                null)
            : new Progress(once, once.plus(settings.removalCheckAfter()), 0, null);
    write(site, () -> removals.goOn(site, removal, progress));
  }

  private void done(SiteId site, Removal removal) {
    removals.done(site, removal, clock.instant().minus(HISTORY));
    if (removal.kind() == Removal.Kind.FORMER_IDENTITY) {
      states.remark(site, null);
    }
  }

  void failed(SiteId site, Removal removal, String problem) {
    postpone(site, removal, problem, pause(removal, LONGEST_PAUSE));
  }

  /** What a former identity wrote cannot be removed now: said where people look. */
  void stays(SiteId site, Removal removal, String writer, String reason) {
    write(
        site,
        () -> states.remark(site, "What was written as " + writer + " stays in Jira: " + reason));
    failed(site, removal, reason);
  }

  void postpone(SiteId site, Removal removal, String problem, Duration pause) {
    var progress =
        new Progress(
            removal.goneOnce(), clock.instant().plus(pause), removal.failures() + 1, problem);
    write(site, () -> removals.goOn(site, removal, progress));
  }

  /** Jira takes no such call before. */
  void postpone(SiteId site, Removal removal, Trouble.Throttled trouble) {
    var problem = trouble.limit().inWords(trouble.words());
    var progress = new Progress(removal.goneOnce(), trouble.until(), removal.failures(), problem);
    write(site, () -> removals.goOn(site, removal, progress));
  }

  /** Whether a removal of what this identity wrote goes on. */
  boolean goOnAs(SiteId site, WritingIdentity identity) {
    return transactions.inSite(site.value(), () -> removals.goOnAs(site, identity));
  }

  /** Gives up what was tried for too long; returns what that is. */
  List<Removal> giveUp(SiteId site) {
    var end = clock.instant().minus(settings.giveUpRemovalAfter());
    var tired = due(site).stream().filter(removal -> removal.ordered().isBefore(end)).toList();
    for (var removal : tired) {
      write(site, () -> removals.left(site, removal, remains(site, removal)));
    }
    return tired;
  }

  private String remains(SiteId site, Removal removal) {
    return switch (removal.kind()) {
      case CONNECTION -> removal.byHand("Everything of the connection");
      case FORMER_IDENTITY -> removal.byHand("Everything that was written as before");
      case REPOSITORIES -> {
        var left = removals.parts(site, removal).stream().map(Part::repository).toList();
        yield removal.byHand("The repositories " + String.join(", ", left));
      }
    };
  }

  private static Duration pause(Removal removal, Duration longest) {
    return Hold.pause(FIRST_PAUSE, longest, removal.failures(), ThreadLocalRandom.current());
  }

  private void write(SiteId site, Runnable work) {
    transactions.runInSite(site.value(), work);
  }
}
