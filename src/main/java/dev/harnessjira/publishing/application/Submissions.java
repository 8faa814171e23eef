package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.domain.Batches;
import dev.harnessjira.publishing.domain.Entities;
import dev.harnessjira.publishing.domain.Entity;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Hold;
import dev.harnessjira.publishing.domain.Item;
import dev.harnessjira.publishing.domain.Outbox;
import dev.harnessjira.publishing.domain.Outbox.Part;
import dev.harnessjira.publishing.domain.Outbox.Turn;
import dev.harnessjira.publishing.domain.Refusal;
import dev.harnessjira.publishing.domain.SiteStates;
import dev.harnessjira.publishing.domain.Submission;
import dev.harnessjira.publishing.domain.Taken.Verdict;
import dev.harnessjira.publishing.domain.content.Limits;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.Coverages;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Picks what is submitted next, and writes back what became of it, in short transactions. */
@Service
class Submissions {

  private final Outbox outbox;
  private final HeldBackKeys heldBack;
  private final Entities entities;
  private final SiteStates states;
  private final Coverages coverages;
  private final ConnectionDirectory connections;
  private final Transactions transactions;
  private final Clock clock;

  Submissions(
      Outbox outbox,
      HeldBackKeys heldBack,
      Entities entities,
      SiteStates states,
      Coverages coverages,
      ConnectionDirectory connections,
      Transactions transactions,
      Clock clock) {
    this.outbox = outbox;
    this.heldBack = heldBack;
    this.entities = entities;
    this.states = states;
    this.coverages = coverages;
    this.connections = connections;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The next request, noted as one that Jira may hold from now on. */
  Optional<Submission> next(Visit visit) {
    var picked = pick(visit);
    while (picked.again()) {
      picked = pick(visit);
    }
    return Optional.ofNullable(picked.submission());
  }

  /** What was picked, or whether to pick again because nothing of it is to be sent. */
  private record Picked(@Nullable Submission submission, boolean again) {

    static final Picked NOTHING = new Picked(null, false);
  }

  private Picked pick(Visit visit) {
    return transactions.inSite(
        visit.site().value(),
        () ->
            outbox
                .nextTurn(visit.site())
                .map(turn -> pick(visit, allowed(visit, turn)))
                .orElse(Picked.NOTHING));
  }

  // What Jira may run is decided by the top of a request.
  private Turn allowed(Visit visit, Turn turn) {
    return connections.options(visit.site(), turn.connection()).transitions() ? turn : turn.all();
  }

  private Picked pick(Visit visit, Turn turn) {
    var site = visit.site();
    var waiting = covered(site, outbox.toPut(site, turn, Limits.ENTITIES));
    var items = heldBack.withhold(site, waiting);
    var unmatched = items.stream().filter(item -> item.keys().isEmpty()).toList();
    unmatched(site, unmatched);
    return Batches.of(items.stream().filter(item -> !item.keys().isEmpty()).toList()).stream()
        .findFirst()
        .map(batch -> outbox.sending(site, visit.identity(), turn.part(), batch))
        .filter(batch -> !batch.isEmpty())
        .map(batch -> new Picked(submission(visit, turn, batch), false))
        .orElse(new Picked(null, !unmatched.isEmpty()));
  }

  // As if Jira had been asked: all their keys are held back.
  private void unmatched(SiteId site, List<Item> items) {
    if (!items.isEmpty()) {
      outbox.settle(
          site,
          items.stream()
              .collect(Collectors.toMap(item -> item, item -> new Verdict.Unmatched(List.of()))),
          clock.instant());
    }
  }

  private Submission submission(Visit visit, Turn turn, List<Item> items) {
    Set<EntityKey> repositories =
        items.stream().map(item -> item.entity().key().repositoryKey()).collect(Collectors.toSet());
    return new Submission(
        turn.connection(),
        turn.live(),
        turn.part() == Part.FIRST,
        visit.publishedWordsOnly(),
        items,
        outbox.repositories(visit.site(), repositories));
  }

  // Held until the end of the transaction: a coverage that ends later knows of what is sent now.
  private List<Item> covered(SiteId site, List<Item> items) {
    Set<CoverageId> active = new HashSet<>();
    Set<CoverageId> ended = new HashSet<>();
    items.stream()
        .map(item -> item.entity().key().coverage())
        .distinct()
        .sorted(Comparator.comparing(CoverageId::toString))
        .forEach(id -> (coverages.hold(site, id).isPresent() ? active : ended).add(id));
    if (!ended.isEmpty()) {
      entities.ended(site, ended);
    }
    return items.stream().filter(item -> active.contains(item.entity().key().coverage())).toList();
  }

  /** Jira surely did not take it, so smart commits may still run. */
  void notTaken(Visit visit, Submission submission) {
    if (submission.first()) {
      transactions.runInSite(
          visit.site().value(), () -> outbox.notTaken(visit.site(), submission.items()));
    }
  }

  /**
   * Writes back that Jira refused an entity that stood alone; true when it did the same, in the
   * same words, to another one before.
   */
  boolean refused(Visit visit, Submission single, String words) {
    var item = single.items().getFirst();
    var refusal = Refusal.of(item.key(), words);
    transactions.runInSite(
        visit.site().value(),
        () -> {
          outbox.settle(visit.site(), Map.of(item, new Verdict.Refused(words)), clock.instant());
          states.refused(visit.site(), refusal);
        });
    return visit.refusedAgain(refusal);
  }

  /** Writes back what became of items. */
  void settle(Visit visit, Submission submission, Map<Item, Verdict> verdicts) {
    var accepted = accepted(verdicts);
    transactions.runInSite(
        visit.site().value(),
        () -> {
          outbox.settle(visit.site(), verdicts, clock.instant());
          heard(visit.site(), verdicts);
          if (!accepted.isEmpty()) {
            outbox.acceptedRepositories(
                visit.site(), repositories(submission, accepted), clock.instant());
            letGo(visit.site());
          }
        });
    if (!accepted.isEmpty()) {
      visit.accepted();
    }
  }

  private static List<Item> accepted(Map<Item, Verdict> verdicts) {
    return verdicts.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Verdict.Accepted)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those of which Jira accepted something: it may have refused another one as a whole. */
  private static List<Entity> repositories(Submission submission, List<Item> accepted) {
    return accepted.stream()
        .map(item -> submission.repositories().get(item.key().repositoryKey()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private void heard(SiteId site, Map<Item, Verdict> verdicts) {
    Map<Item, Verdict> taken = new HashMap<>(verdicts);
    taken.values().removeIf(Verdict.Refused.class::isInstance);
    heldBack.heard(site, taken.keySet(), taken.values());
  }

  // What was refused while Jira refused everything in the same words deserves another try.
  private void letGo(SiteId site) {
    var state = states.find(site);
    var hold = state.hold();
    if (state.lastRefusal() != null) {
      states.refused(site, null);
    }
    if (hold.formatForLong()) {
      outbox.sendRefusedAgain(site, hold.words());
    }
    if (hold.kind() != Hold.Kind.NONE) {
      states.hold(site, Hold.NONE);
    }
  }

  /** Whether something of a connection is still to be sent. */
  boolean areWaiting(SiteId site, ConnectionId connection) {
    return transactions.inSite(site.value(), () -> outbox.waits(site, connection));
  }

  /** Jira takes only the words of its published lists there. */
  void publishedWordsOnly(SiteId site) {
    transactions.runInSite(site.value(), () -> states.publishedWordsOnly(site));
  }
}
