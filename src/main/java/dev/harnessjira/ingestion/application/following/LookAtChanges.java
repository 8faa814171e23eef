package dev.harnessjira.ingestion.application.following;

import dev.harnessjira.harness.Urgency;
import dev.harnessjira.ingestion.application.reading.HarnessSessions;
import dev.harnessjira.ingestion.application.reading.HarnessSessions.Session;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.reading.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks Harness for a page of what changed in a group of coverages, and takes it in. */
@Service
class LookAtChanges {

  /** Live reads that wait for calls, too, have this long to make them. */
  private static final Duration BEHIND_LIVE = Duration.ofSeconds(5);

  private final MoveCursors cursors;
  private final FollowPushes pushes;
  private final HarnessSessions sessions;
  private final HarnessReads harness;
  private final HarnessLists lists;

  LookAtChanges(
      MoveCursors cursors,
      FollowPushes pushes,
      HarnessSessions sessions,
      HarnessReads harness,
      HarnessLists lists) {
    this.cursors = cursors;
    this.pushes = pushes;
    this.sessions = sessions;
    this.harness = harness;
    this.lists = lists;
  }

  /** For whom it looks, and with which token. */
  private record Look(FollowGroup group, Session session) {}

  /** Returns when to look again, null at once. */
  @Nullable Instant look(FollowGroup group, Session session, Instant until) {
    var wait = look(new Look(group, session));
    return wait == null ? null : pushes.follow(group, session.access(), wait, until);
  }

  private @Nullable Instant look(Look look) {
    var group = look.group();
    return answered(
        look,
        harness.changed(look.session().access(), group.path(), group.after(), group.before()),
        page -> page.pullRequests().isEmpty() ? check(look) : page(look, page));
  }

  // Harness pages by the time alone: of more than a page of one millisecond it would skip some.
  private @Nullable Instant page(Look look, ListedPage page) {
    if (!page.hasMore() || !page.isOneMoment()) {
      return cursors.page(look.group(), page);
    }
    var last = page.pullRequests().getLast().pullRequest().updated();
    return answered(
        look,
        lists.changedAt(look.session().access(), look.group().path(), last),
        moment -> cursors.moment(look.group(), last, moment));
  }

  // Whoever may not see the space gets an empty list, too; only this tells the two apart.
  private @Nullable Instant check(Look look) {
    return answered(
        look,
        harness.repositories(look.session().access(), look.group().path(), 1),
        page -> cursors.nothing(look.group()));
  }

  private static Duration behind(Look look) {
    return look.session().access().urgency() == Urgency.OVERDUE ? Duration.ZERO : BEHIND_LIVE;
  }

  private <T> @Nullable Instant answered(
      Look look, Reply<T> reply, Function<T, @Nullable Instant> use) {
    var group = look.group();
    return switch (reply) {
      case Reply.Told<T>(var value) -> use.apply(value);
      // A space that never had a repository is not there for Harness Code.
      case Reply.Missing<T>(var reason) ->
          group.isOne() ? cursors.nothing(group) : cursors.refused(group, reason);
      case Reply.Refused<T>(var why, var reason) -> cursors.refused(group, reason);
      case Reply.TokenRefused<T>(var reason) -> {
        var again = sessions.refused(look.session(), reason);
        cursors.released(group);
        yield again;
      }
      case Reply.Later<T>(var at, var reason) ->
          at == null ? cursors.unanswered(group) : cursors.postponed(group, at, behind(look));
    };
  }
}
