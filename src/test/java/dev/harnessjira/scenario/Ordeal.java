package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.ingestion.IngestionReport;
import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.scenario.Misfortune.Happened;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.springframework.dao.DataAccessException;

/**
 * Tells a story to several customers at once, and in each of its parts lets things fail for them.
 * After each part time goes by until all is as it should be, for everybody.
 */
final class Ordeal {

  /**
   * What time goes by while all is quiet and something is not as it should be yet; too little for
   * the nightly sweep to put anything right.
   */
  private static final List<Duration> STEPS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofSeconds(50),
          Duration.ofMinutes(4),
          Duration.ofMinutes(12),
          Duration.ofMinutes(50));

  /** Polls between two leaps of the clock, such leaps in a row, and polls until the next ones. */
  private static final int LEAP = 10;

  private static final int LEAPS = 5;
  private static final int REST = 110;

  private final Stage stage;
  private final Counted counted;
  private final boolean counting;

  private Ordeal(Stage stage, Counted counted, boolean counting) {
    this.stage = stage;
    this.counted = counted;
    this.counting = counting;
  }

  /** Nothing fails, and how many things could is counted. */
  static Ordeal counting(Stage stage, Counted counted) {
    return new Ordeal(stage, counted, true);
  }

  /** Things fail, of so many. */
  static Ordeal failing(Stage stage, Counted counted) {
    return new Ordeal(stage, counted, false);
  }

  void endure(List<Trial> trials) {
    endure(trials, PullRequestStory::new);
    endure(trials, ProjectStory::new);
  }

  /** A story, whose turn it is and what has gone wrong so far. */
  private record Told(Trial trial, Story story) {}

  private void endure(List<Trial> trials, BiFunction<Stage, Customer, Story> stories) {
    var all = trials.stream().map(it -> new Told(it, stories.apply(stage, it.customer()))).toList();
    for (var part = 0; part < all.getFirst().story().parts().size(); part++) {
      endure(all, part);
    }
  }

  private void endure(List<Told> all, int part) {
    stage.clock.advance(Duration.ofMinutes(5));
    calm();
    var begin = stage.clock.ahead();
    for (var told : all) {
      var trial = told.trial();
      trial.begin(counting ? 0 : counted.in(trial.sort(), told.story().getClass(), part));
    }
    tell(all, part);
    calm();
    var happened = new LinkedHashMap<Told, Happened>();
    for (var told : all) {
      var end = told.trial().end();
      happened.put(told, end);
      if (counting) {
        counted.add(told.trial().sort(), told.story().getClass(), part, end.seen());
      }
    }
    goOn(happened, begin);
  }

  /** To everybody at once. */
  private static void tell(List<Told> all, int part) {
    try (var tellers = Executors.newVirtualThreadPerTaskExecutor()) {
      var parts = all.stream().map(it -> tellers.submit(it.story().parts().get(part))).toList();
      for (var told : parts) {
        told.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Time goes by until all is as it should be. */
  private void goOn(Map<Told, Happened> happened, Duration begin) {
    var left = new LinkedHashMap<>(happened);
    var wrong = new LinkedHashMap<Told, AssertionError>();
    for (var step : STEPS) {
      stage.clock.advance(step);
      calm();
      var felt = stage.clock.ahead().minus(begin);
      wrong.clear();
      left.entrySet().removeIf(it -> isWell(it.getKey(), it.getValue(), felt, wrong));
      if (left.isEmpty()) {
        return;
      }
    }
    wrong.forEach((told, why) -> {
      throw new AssertionError(told.trial().which() + ": " + happened.get(told), why);
    });
  }

  private boolean isWell(
      Told told, Happened happened, Duration felt, Map<Told, AssertionError> wrong) {
    try {
      check(told);
    } catch (AssertionError e) {
      wrong.put(told, e);
      return false;
    }
    told.trial().points().add(happened.failed(), felt);
    return true;
  }

  private void check(Told told) {
    told.story().check();
    var customer = told.trial().customer();
    var product = stage.product;
    var published =
        product.the(PublishingReport.class).status(customer.site(), customer.connection());
    assertThat(published.waiting()).as("waiting for Jira").isZero();
    assertThat(published.refused()).as("refused").isZero();
    assertThat(published.hold().reason()).as("held up").isNull();
    var ingested =
        product.the(IngestionReport.class).status(customer.site(), customer.connection());
    assertThat(ingested.waiting()).as("deliveries").isZero();
  }

  /**
   * Returns when nothing is due. What waits for a pause to end need not wait for long: the clock is
   * put forward, at first by little, because on a busy machine nothing may be wrong. Then it rests:
   * whether somebody lives is not known while time leaps.
   */
  void calm() {
    stage.harness.awaitQuiet();
    var polls = new AtomicInteger();
    await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptionsInstanceOf(DataAccessException.class)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> quiet() || hurried(polls.incrementAndGet() % REST));
  }

  private boolean quiet() {
    return stage.product.due(stage.clock.instant().plusSeconds(1)).isEmpty()
        && stage.jira().faults().idle()
        && stage.harness.faults().idle();
  }

  private boolean hurried(int polls) {
    if (polls % LEAP == 0 && polls <= LEAPS * LEAP) {
      stage.clock.advance(Duration.ofSeconds(1L << polls / LEAP));
    }
    return false;
  }
}
