package dev.harnessjira.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.domain.reading.Notice;
import dev.harnessjira.ingestion.domain.reading.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever order deliveries come in, and however often, what is read in the end is what counts. */
class ConvergenceTests {

  @Test
  void allOrdersOfSixEventsEndInTheSame() {
    var remote = new Remote();
    remote.push("ABC-1-a", "first");
    var pull = remote.open("ABC-1-a", "Add a");
    remote.edit(pull, "DEF-2 Add a", "");
    remote.close(pull);
    remote.reopen(pull);
    remote.merge(pull, true, true);
    var bodies = remote.events.stream().map(remote::build).toList().subList(0, 6);
    var expected = Expected.of(remote);

    for (var order : orders(bodies)) {
      var bench = new Bench(remote, remote);
      for (var body : order) {
        bench.deliver(body);
      }
      bench.deliver(remote.build(remote.events.get(6)));
      bench.deliver(remote.build(remote.events.get(7)));
      bench.settle();

      assertThat(Expected.of(bench.jira())).isEqualTo(expected);
      assertThat(bench.waiting()).isZero();
    }
  }

  private static <T> List<List<T>> orders(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (var first : items) {
      var rest = new ArrayList<>(items);
      rest.remove(first);
      for (var order : orders(rest)) {
        var whole = new ArrayList<T>();
        whole.add(first);
        whole.addAll(order);
        all.add(whole);
      }
    }
    return all;
  }

  @Property(tries = 10_000)
  void randomHistoriesConverge(@ForAll long seed) {
    var random = new Random(seed);
    var remote = new Remote();
    var bench = new Bench(remote, remote);
    var person = new RandomPerson(remote, random);
    var open = new ArrayList<Supplier<Notice>>();
    bench.keepChanges.begin(bench.place, 0);
    bench.keepChanges.start(bench.place);

    for (var step = 0; step < 25; step++) {
      var before = remote.events.size();
      person.act();
      open.addAll(remote.events.subList(before, remote.events.size()));
      Collections.shuffle(open, random);
      var some = random.nextInt(open.size() + 1);
      deliver(bench, remote, random, open.subList(0, some));
      open.subList(0, some).clear();
      remote.trouble = random.nextInt(3) == 0 ? trouble(random) : null;
      bench.fold();
      bench.clock.advance(Duration.ofSeconds(random.nextInt(60)));
      if (random.nextInt(8) == 0) {
        look(bench);
      }
    }
    remote.trouble = null;
    deliver(bench, remote, random, open);
    bench.settle();
    bench.clock.advance(Duration.ofHours(1));
    look(bench);
    bench.settle();

    assertThat(Expected.of(bench.linked())).isEqualTo(Expected.of(remote));
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  /** What no webhook tells is found by the change cursor. */
  private static void look(Bench bench) {
    bench.follow.follow(bench.place, bench.clock.instant().plusSeconds(10));
  }

  private static void deliver(
      Bench bench, Remote remote, Random random, List<Supplier<Notice>> events) {
    for (var event : events) {
      var body = remote.build(event);
      bench.deliver(body);
      if (random.nextInt(4) == 0) {
        bench.deliver(body);
      }
      if (random.nextInt(8) == 0) {
        bench.deliver(remote.build(event));
      }
    }
  }

  private static Reply<?> trouble(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Reply.Later<>(null, "down");
      case 1 -> new Reply.Later<>(Bench.START, "too many");
      default -> new Reply.Refused<>("no");
    };
  }
}
