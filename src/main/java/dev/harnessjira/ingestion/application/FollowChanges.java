package dev.harnessjira.ingestion.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Urgency;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.scope.HarnessTokens.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds what no webhook tells, by asking Harness which pull requests changed since the last time,
 * and makes those stale. One look is made for all coverages of a site that are read with the same
 * token of the same account; the others find that they were looked after, and rest. Live reads go
 * first: it waits while they are paused, and longer than they do when the token's calls are used
 * up.
 *
 * <p>Without webhooks it feeds the connection alone. Then pull requests come within five minutes
 * instead of seconds; branches without a pull request come with the push that is noticed next, and
 * what happened in between is not told one by one: a branch that was made and deleted between two
 * looks is never shown. Merges, closes and edits of pull requests all come.
 */
@Service
public class FollowChanges {

  /** Live reads that wait for calls, too, have this long to make them. */
  private static final Duration BEHIND_LIVE = Duration.ofSeconds(5);

  private final KeepChanges keep;
  private final LeaseCursors leases;
  private final FollowPushes pushes;
  private final ConnectionDirectory connections;
  private final HarnessTokens tokens;
  private final HarnessReads harness;
  private final HarnessLists lists;
  private final Setbacks setbacks;
  private final Clock clock;

  FollowChanges(
      KeepChanges keep,
      LeaseCursors leases,
      FollowPushes pushes,
      ConnectionDirectory connections,
      HarnessTokens tokens,
      HarnessReads harness,
      HarnessLists lists,
      Setbacks setbacks,
      Clock clock) {
    this.keep = keep;
    this.leases = leases;
    this.pushes = pushes;
    this.connections = connections;
    this.tokens = tokens;
    this.harness = harness;
    this.lists = lists;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  /** For whom it looks, for the sake of which one, and with which token. */
  private record Look(FollowGroup group, Coverage due, HarnessAccess access, long tokenVersion) {}

  /** Returns when to look again, null when the coverage has ended or is not followed yet. */
  public @Nullable Instant follow(Place place, Instant until) {
    while (clock.instant().isBefore(until)) {
      var due = keep.due(place);
      if (due.isEmpty()) {
        return null;
      }
      var rest = due.get().rest();
      var wait = rest == null ? look(due.get().coverage(), until) : rest;
      if (wait != null) {
        return wait;
      }
    }
    return clock.instant();
  }

  private @Nullable Instant look(Coverage coverage, Instant until) {
    return switch (tokens.token(coverage.site(), coverage.connection())) {
      case Token.Lost lost -> clock.instant().plus(Setbacks.WITHOUT_ACCESS);
      case Token.Usable(var access, var version) -> {
        var group = leases.lease(Place.of(coverage), companions(coverage, access));
        if (group == null) {
          yield null;
        }
        var patient = access.with(Urgency.CURSOR);
        var wait = look(new Look(group, coverage, patient, version));
        yield wait == null ? null : pushes.follow(group, patient, wait, until);
      }
    };
  }

  /** All coverages of the site that are read with the same token of the same account. */
  private List<Coverage> companions(Coverage coverage, HarnessAccess access) {
    List<Coverage> all = new ArrayList<>(List.of(coverage));
    for (var view : connections.connections(coverage.site())) {
      var same =
          view.id().equals(coverage.connection())
              || (tokens.token(coverage.site(), view.id())
                      instanceof Token.Usable(var other, var version)
                  && other.equals(access));
      if (same) {
        view.coverages().stream()
            .filter(other -> !other.id().equals(coverage.id()))
            .forEach(all::add);
      }
    }
    return all;
  }

  private @Nullable Instant look(Look look) {
    var group = look.group();
    return answered(
        look,
        harness.changed(look.access(), group.path(), group.after(), group.before()),
        page -> page.pullRequests().isEmpty() ? check(look) : page(look, page));
  }

  // Harness pages by the time alone: of more than a page of one millisecond it would skip some.
  private @Nullable Instant page(Look look, ListedPage page) {
    var first = page.pullRequests().getFirst().pullRequest().updated();
    var last = page.pullRequests().getLast().pullRequest().updated();
    if (!page.hasMore() || first != last || page.pullRequests().size() < 2) {
      return keep.page(look.group(), page);
    }
    return answered(
        look,
        lists.changedAt(look.access(), look.group().path(), last),
        moment -> keep.moment(look.group(), last, moment));
  }

  // Whoever may not see the space gets an empty list, too; only this tells the two apart.
  private @Nullable Instant check(Look look) {
    return answered(
        look,
        harness.repositories(look.access(), look.group().path(), 1),
        page -> keep.nothing(look.group()));
  }

  private <T> @Nullable Instant answered(
      Look look, Reply<T> reply, Function<T, @Nullable Instant> use) {
    var group = look.group();
    return switch (reply) {
      case Reply.Told<T>(var value) -> use.apply(value);
      // A space that never had a repository is not there for Harness Code.
      case Reply.Missing<T>(var reason) ->
          group.isOne() ? keep.nothing(group) : keep.refused(group, reason);
      case Reply.Refused<T>(var why, var reason) -> keep.refused(group, reason);
      case Reply.TokenRefused<T>(var reason) -> {
        var again = setbacks.accessLost(look.due(), look.tokenVersion(), reason);
        keep.released(group);
        yield again;
      }
      case Reply.Later<T>(var at, var reason) ->
          at == null ? keep.unanswered(group) : keep.postponed(group, at.plus(BEHIND_LIVE));
    };
  }
}
