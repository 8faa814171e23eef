package dev.harnessjira.sandbox.harness.delivery;

import dev.harnessjira.sandbox.harness.delivery.DeliverySwitches.Passage;
import dev.harnessjira.sandbox.harness.model.Execution;
import dev.harnessjira.sandbox.harness.model.Execution.Outcome;
import dev.harnessjira.sandbox.harness.model.Execution.Request;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.GoJson;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Sends each event to the webhooks of its repository and all spaces above it, once, no retry. */
public final class Deliveries implements AutoCloseable {

  /** Over more than this many webhooks in one chain, the oldest fall silent. */
  private static final int MOST_WEBHOOKS = 100;

  private final World world;
  private final SignedHeaders headers;
  private final Sender sender;
  private final DeliverySwitches switches = new DeliverySwitches();
  private final List<Delivery> journal = new CopyOnWriteArrayList<>();
  private final EventQueue queue;

  public Deliveries(World world, String headerIdentity, Duration limit) {
    this.world = world;
    this.headers = new SignedHeaders(headerIdentity);
    this.sender = new Sender(limit);
    this.queue = new EventQueue(switches, this::process);
  }

  public DeliverySwitches switches() {
    return switches;
  }

  public List<Delivery> journal() {
    return List.copyOf(journal);
  }

  public int count() {
    return journal.size();
  }

  /** Forgets the journal; the execution history of the webhooks stays. */
  public void clearJournal() {
    journal.clear();
  }

  /** Returns when every event so far has been delivered or dropped. */
  public void awaitQuiet(Duration patience) {
    queue.awaitQuiet(patience);
  }

  void add(Event event) {
    queue.add(event);
  }

  /** Sends the stored body again, to the present address and signed with the present secret. */
  public Execution retrigger(Webhook webhook, Execution execution) {
    return deliver(webhook, execution.trigger(), execution.request().body(), execution.id());
  }

  private void process(Event event) {
    if (switches.passage() == Passage.LOST) {
      return;
    }
    Optional<String> body;
    List<Webhook> chain;
    synchronized (world) {
      body = event.repository().deleted ? Optional.empty() : event.body().get().map(GoJson::encode);
      chain = chain(event.repository());
    }
    body.ifPresent(text -> chain.forEach(webhook -> deliver(webhook, event.trigger(), text)));
  }

  private List<Webhook> chain(Repository repository) {
    return world.webhooks.stream()
        .filter(webhook -> isAbove(webhook.parent, repository))
        .sorted(Comparator.<Webhook>comparingLong(webhook -> webhook.id).reversed())
        .limit(MOST_WEBHOOKS)
        .toList();
  }

  private static boolean isAbove(Webhook.Parent parent, Repository repository) {
    return switch (parent) {
      case Webhook.OfRepository(Repository own) -> own == repository;
      case Webhook.OfSpace(var space) -> space.covers(repository.space);
    };
  }

  private void deliver(Webhook webhook, String trigger, String body) {
    if (webhook.hears(trigger)) {
      deliver(webhook, trigger, body, null);
      if (switches.duplicated()) {
        deliver(webhook, trigger, body, null);
      }
    }
  }

  private Execution deliver(
      Webhook webhook, String trigger, String body, @Nullable Long retriggerOf) {
    var url = webhook.url;
    var sent = headers.of(webhook, trigger, body);
    var start = System.nanoTime();
    Outcome outcome =
        switches.passage() == Passage.BLOCKED ? Sender.refused(url) : sender.send(url, sent, body);
    var duration = System.nanoTime() - start;
    var request = new Request(url, SignedHeaders.text(sent), body);
    synchronized (world) {
      var now = world.now();
      var execution =
          new Execution(world.nextId(), retriggerOf, now, trigger, outcome, duration, request);
      webhook.record(execution, now);
      journal.add(new Delivery(webhook, execution));
      return execution;
    }
  }

  @Override
  public void close() {
    queue.close();
    sender.close();
  }
}
