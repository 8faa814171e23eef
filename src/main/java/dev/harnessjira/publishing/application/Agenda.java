package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.domain.Comparisons;
import dev.harnessjira.publishing.domain.Endpoint;
import dev.harnessjira.publishing.domain.EndpointHolds;
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
import java.util.Map;
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
  private final EndpointHolds endpoints;
  private final Transactions transactions;
  private final Clock clock;

  Agenda(
      Marks marks,
      Outbox outbox,
      Removals removals,
      UnknownIssueKeys unknownKeys,
      Comparisons comparisons,
      SiteStates states,
      EndpointHolds endpoints,
      Transactions transactions,
      Clock clock) {
    this.marks = marks;
    this.outbox = outbox;
    this.removals = removals;
    this.unknownKeys = unknownKeys;
    this.comparisons = comparisons;
    this.states = states;
    this.endpoints = endpoints;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The state of a site, the endpoints that are held up, when it is to be visited again, whatever
   * else holds it up, and when some keys are to be tried again; null never.
   */
  record Next(
      SiteState state,
      Map<Endpoint, Instant> held,
      @Nullable Instant work,
      @Nullable Instant retry,
      boolean removing,
      boolean marked) {

    /** Whether what it is written with may be forgotten. */
    boolean release() {
      return state.release() && !removing;
    }

    /** Whether it is to be visited now; what holds the app up is seen when that is known. */
    boolean now(Instant now) {
      var hold = state.hold();
      return work != null && !work.isAfter(now) && (hold.ofApp() || !hold.holds(now));
    }

    /** When it is to be visited again. */
    @Nullable Instant visit(Instant now) {
      var until = state.hold().until();
      if (work == null) {
        // A hold that another visit has left behind is let go of when it is over.
        return state.hold().holds(now) ? earlier(until, retry) : retry;
      }
      if (state.hold().kind() == Hold.Kind.PAUSED) {
        return now.plus(Hold.LOOK_AGAIN);
      }
      var next = until != null && until.isAfter(work) ? until : work;
      return retry != null && retry.isAfter(now) && retry.isBefore(next) ? retry : next;
    }
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(null);
  }

  Next of(SiteId site) {
    return transactions.inSite(
        site.value(),
        () -> {
          var removal = removals.next(site);
          var retry = unknownKeys.next(site);
          var now = clock.instant();
          var due = retry.filter(at -> !at.isAfter(now));
          var held = endpoints.find(site, now);
          return new Next(
              states.find(site),
              held,
              first(site, held, Stream.of(removal, due)),
              retry.orElse(null),
              removal.isPresent(),
              marks.next(site).isPresent());
        });
  }

  private @Nullable Instant first(
      SiteId site, Map<Endpoint, Instant> held, Stream<Optional<Instant>> others) {
    Optional<Instant> sending = outbox.nextTurn(site).map(turn -> clock.instant());
    var calls =
        Stream.of(
            sending.map(at -> later(at, held.get(Endpoint.SUBMIT))),
            outbox.nextDeletion(site).map(at -> later(at, held.get(Endpoint.DELETE_ENTITY))),
            comparisons.next(site).map(at -> later(at, held.get(Endpoint.ASK_REPOSITORY))));
    return Stream.concat(calls, others)
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static Instant later(Instant at, @Nullable Instant held) {
    return held != null && held.isAfter(at) ? held : at;
  }
}
