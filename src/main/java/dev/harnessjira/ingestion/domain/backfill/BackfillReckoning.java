package dev.harnessjira.ingestion.domain.backfill;

import static java.util.Comparator.naturalOrder;

import dev.harnessjira.ingestion.BackfillStatus;
import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the backfills of all coverages of a connection together, as they are at this time. */
public final class BackfillReckoning {

  /** What should go on and achieved nothing for so long stalls. */
  static final Duration STALL = Duration.ofMinutes(10);

  private final List<Standing> standings;
  private final Instant now;

  public BackfillReckoning(List<Standing> standings, Instant now) {
    this.standings = standings;
    this.now = now;
  }

  public BackfillStatus status() {
    if (standings.isEmpty()) {
      return BackfillStatus.NONE;
    }
    var perMinute =
        standings.stream()
            .map(Standing::backfill)
            .mapToDouble(one -> one.momentum().perMinute(one.began(), now))
            .sum();
    return new BackfillStatus(
        progress(),
        sum(Standing::repositories),
        sum(Standing::done),
        sum(Standing::failed),
        sum(one -> one.backfill().tally().open() + one.backfill().tally().past()),
        sum(one -> one.backfill().tally().openNaming() + one.backfill().tally().pastNaming()),
        sum(one -> one.backfill().tally().branches()),
        sum(one -> one.backfill().tally().commits()),
        times(Backfill::began).min(naturalOrder()).orElse(null),
        times(one -> one.momentum().last()).max(naturalOrder()).orElse(null),
        historyBack(),
        times(Backfill::horizon).min(naturalOrder()).orElse(null),
        perMinute,
        remaining(perMinute),
        problem());
  }

  private int sum(ToIntFunction<Standing> part) {
    return standings.stream().mapToInt(part).sum();
  }

  private Stream<Instant> times(Function<Backfill, @Nullable Instant> part) {
    return standings.stream()
        .map(Standing::backfill)
        .map(part)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull);
  }

  private Progress progress() {
    var all = standings.stream().map(this::progress).collect(Collectors.toSet());
    return Stream.of(
            Progress.HELD_UP,
            Progress.STALLED,
            Progress.LISTING_REPOSITORIES,
            Progress.READING_OPEN,
            Progress.READING_BRANCHES,
            Progress.READING_HISTORY)
        .filter(all::contains)
        .findFirst()
        .orElse(Progress.DONE);
  }

  private Progress progress(Standing one) {
    var phase = phase(one);
    if (phase == Progress.DONE) {
      return phase;
    }
    if (one.backfill().problem() != null) {
      return Progress.HELD_UP;
    }
    return now.isAfter(one.backfill().momentum().last().plus(STALL)) ? Progress.STALLED : phase;
  }

  private static Progress phase(Standing one) {
    var backfill = one.backfill();
    if (backfill.repositoryPage() > 0) {
      return Progress.LISTING_REPOSITORIES;
    }
    if (!backfill.open().ended()) {
      return Progress.READING_OPEN;
    }
    if (one.waiting() > 0) {
      return Progress.READING_BRANCHES;
    }
    return backfill.history().ended() ? Progress.DONE : Progress.READING_HISTORY;
  }

  /** As far as the one that went least far; null while one has none. */
  private @Nullable Instant historyBack() {
    return standings.stream().anyMatch(one -> one.backfill().historyBack() == null)
        ? null
        : times(Backfill::historyBack).max(naturalOrder()).orElse(null);
  }

  private @Nullable Duration remaining(double perMinute) {
    if (standings.stream().allMatch(one -> phase(one) == Progress.DONE)) {
      return Duration.ZERO;
    }
    if (perMinute <= 0 || standings.stream().anyMatch(one -> one.backfill().repositoryPage() > 0)) {
      return null;
    }
    var items = standings.stream().mapToDouble(BackfillReckoning::expected).sum();
    return Duration.ofSeconds(Math.max(1, Math.round(items * 60 / perMinute)));
  }

  private static double expected(Standing one) {
    var backfill = one.backfill();
    var tally = backfill.tally();
    var open = backfill.open().ended() ? 0 : one.openExpected() - tally.open();
    var past = backfill.history().ended() ? 0 : one.past() - tally.past();
    var read = one.done() + one.failed();
    var branches = read == 0 ? 1.0 : (double) tally.branches() / read;
    return Math.max(0, open) + Math.max(0, past) + branches * one.waiting();
  }

  private @Nullable String problem() {
    var words =
        standings.stream()
            .filter(one -> phase(one) != Progress.DONE)
            .map(one -> one.backfill().problem())
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? null : words;
  }
}
