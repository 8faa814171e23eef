package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.domain.Comparisons;
import dev.harnessjira.publishing.domain.Hold;
import dev.harnessjira.publishing.domain.Marks;
import dev.harnessjira.publishing.domain.Outbox;
import dev.harnessjira.publishing.domain.Removals;
import dev.harnessjira.publishing.domain.SiteState;
import dev.harnessjira.publishing.domain.SiteStates;
import dev.harnessjira.publishing.domain.UnknownIssueKeys;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a site has to be done with Jira, and when. */
@Service
class Agenda {

  private final Marks marks;
  private final Outbox outbox;
  private final Removals removals;
  private final UnknownIssueKeys unknownKeys;
  private final Comparisons comparisons;
  private final SiteStates states;
  private final Transactions transactions;
  private final Clock clock;

  Agenda(
      Marks marks,
      Outbox outbox,
      Removals removals,
      UnknownIssueKeys unknownKeys,
      Comparisons comparisons,
      SiteStates states,
      Transactions transactions,
      Clock clock) {
    this.marks = marks;
    this.outbox = outbox;
    this.removals = removals;
    this.unknownKeys = unknownKeys;
    this.comparisons = comparisons;
    this.states = states;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The state of a site, when it is to be visited again, whatever holds it up, and when some keys
   * are to be tried again; null never.
   */
  record Next(
      SiteState state,
      @Nullable Instant work,
      @Nullable Instant retry,
      boolean removing,
      boolean marked) {

    boolean publishedWordsOnly() {
      return state.publishedWordsOnly();
    }

    /** Whether what it is written with may be forgotten. */
    boolean release() {
      return state.release() && !removing;
    }

    /** Whether it is to be visited now. */
    boolean now(Instant now) {
      return work != null && !work.isAfter(now) && !state.hold().holds(now);
    }

    /** When it is to be visited again. */
    @Nullable Instant visit(Instant now) {
      var until = state.hold().until();
      if (work == null) {
        return retry;
      }
      if (state.hold().kind() == Hold.Kind.PAUSED) {
        return now.plus(Hold.LOOK_AGAIN);
      }
      var next = until != null && until.isAfter(work) ? until : work;
      return retry != null && retry.isAfter(now) && retry.isBefore(next) ? retry : next;
    }
  }

  Next of(SiteId site) {
    return transactions.inSite(
        site.value(),
        () -> {
          var removal = removals.next(site);
          var retry = unknownKeys.next(site);
          var due = retry.filter(at -> !at.isAfter(clock.instant()));
          return new Next(
              states.find(site),
              first(site, removal, due),
              retry.orElse(null),
              removal.isPresent(),
              marks.next(site).isPresent());
        });
  }

  private @Nullable Instant first(SiteId site, Optional<Instant> removal, Optional<Instant> retry) {
    Optional<Instant> sending = outbox.nextTurn(site).map(turn -> clock.instant());
    return Stream.of(sending, outbox.nextDeletion(site), removal, retry, comparisons.next(site))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
