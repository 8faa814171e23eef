package dev.harnessjira.publishing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ShareTests {

  private static final long ALLOWED = 65_000;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration HALF = Duration.ofMinutes(30);

  @Test
  void whileLittleIsSpentNobodyWaits() {
    assertThat(new Share(ALLOWED, 100, 10, 0, 90).window(HOUR)).isZero();
  }

  @Test
  void asItIsSpentWindowsGrow() {
    assertThat(new Share(ALLOWED, 20_000, 100, 100, 200).window(HALF)).hasSeconds(3);
    assertThat(new Share(ALLOWED, 40_000, 100, 100, 400).window(HALF)).hasSeconds(11);
    assertThat(new Share(ALLOWED, 50_000, 100, 100, 500).window(HALF)).hasSeconds(32);
    assertThat(new Share(ALLOWED, 56_000, 100, 100, 560).window(HALF)).isEqualTo(HALF);
  }

  @Test
  void whoMadeTwiceTheAverageWaitsTwiceAsLong() {
    var average = new Share(ALLOWED, 40_000, 100, 100, 400).window(HALF);

    assertThat(new Share(ALLOWED, 40_000, 100, 100, 800).window(HALF))
        .isBetween(average.multipliedBy(2).minusMillis(2), average.multipliedBy(2).plusMillis(2));
  }

  @Test
  void aQuietSiteNeverWaitsUntilAllIsSpent() {
    assertThat(new Share(ALLOWED, 58_000, 100, 100, 1).window(HALF)).isZero();
    assertThat(new Share(ALLOWED, 58_500, 100, 100, 1).window(HALF)).isEqualTo(HALF);
  }

  @Test
  void whatQuietSitesLeaveTheOthersMayUse() {
    var among = new Share(ALLOWED, 40_000, 1_000, 10, 3_000).window(HALF);

    assertThat(among).isLessThan(Duration.ofMillis(1_200));
  }

  @Test
  void sitesAreCountedByWhatTheyMade() {
    var made = new AppCalls.Made(40_000, List.of(100L, 90L, 70L, 50L, 40L, 30L, 20L, 10L, 9L), 400);

    assertThat(Share.of(ALLOWED, made)).isEqualTo(new Share(ALLOWED, 40_000, 100, 10, 400));
  }

  @Test
  void aTenthIsNeverSpent() {
    assertThat(new Share(1000, 899, 1, 1, 899).isUsedUp()).isFalse();
    assertThat(new Share(1000, 900, 1, 1, 900).isUsedUp()).isFalse();
    assertThat(new Share(1000, 901, 1, 1, 901).isUsedUp()).isTrue();
  }

  @Property
  void whoeverSpendsMoreNeverWaitsLess(
      @ForAll @LongRange(min = 1, max = 200_000) long allowed,
      @ForAll @LongRange(min = 1, max = 1_000) long sites,
      @ForAll @LongRange(min = 1, max = 1_000) long noisy,
      @ForAll @LongRange(min = 1, max = 200_000) long spent,
      @ForAll @LongRange(min = 1, max = 200_000) long own) {
    var mine = Math.min(own, spent);
    var loud = Math.min(noisy, sites);
    var window = new Share(allowed, spent, sites, loud, mine).window(HALF);

    assertThat(window).isBetween(Duration.ZERO, HALF);
    assertThat(new Share(allowed, spent + 1, sites, loud, mine).window(HALF))
        .isGreaterThanOrEqualTo(window.minusMillis(1));
    assertThat(new Share(allowed, spent + 1, sites, loud, mine + 1).window(HALF))
        .isGreaterThanOrEqualTo(window.minusMillis(1));
  }

  /** Some sites call as often as they may, the others once in a while, for an hour. */
  @Property(tries = 30)
  void greedySitesSpendAllButNoMoreInEqualPartsAndQuietOnesNeverWait(
      @ForAll @IntRange(min = 2, max = 40) int greedy,
      @ForAll @IntRange(min = 0, max = 20) int quiet,
      @ForAll @LongRange(min = 3_000, max = 12_000) long allowed,
      @ForAll long seed) {
    var hour = new SimulatedHour(allowed, greedy, quiet, new Random(seed));

    hour.run();

    assertThat(hour.spent()).isLessThanOrEqualTo(allowed - allowed / 10);
    assertThat(hour.longestWaitOfQuiet).isZero();
    assertThat(hour.spent()).isGreaterThan(allowed * 3 / 4);
    var most = Arrays.stream(hour.made, 0, greedy).max().orElseThrow();
    var least = Arrays.stream(hour.made, 0, greedy).min().orElseThrow();
    assertThat(least).isGreaterThan(most * 7 / 10);
  }

  /** Steps of a tenth of a second; a site with a change calls when its window has passed. */
  private static final class SimulatedHour {

    private static final int STEP = 100;
    private static final int BASE = 500;
    private static final int SELDOM = 9_000;

    private final long allowed;
    private final int greedy;
    private final int[] offset;
    private final long[] next;
    final long[] made;
    Duration longestWaitOfQuiet = Duration.ZERO;

    SimulatedHour(long allowed, int greedy, int quiet, Random random) {
      this.allowed = allowed;
      this.greedy = greedy;
      this.offset = random.ints(greedy + quiet, 0, SELDOM).toArray();
      this.next = new long[greedy + quiet];
      this.made = new long[greedy + quiet];
    }

    long spent() {
      return Arrays.stream(made).sum();
    }

    void run() {
      for (var now = 0L; now < HOUR.toMillis(); now += STEP) {
        for (var site = 0; site < made.length; site++) {
          if (site < greedy ? next[site] <= now : now / STEP % SELDOM == offset[site]) {
            call(site, now);
          }
        }
      }
    }

    private void call(int site, long now) {
      if (site >= greedy && next[site] > now) {
        var wait = Duration.ofMillis(next[site] - now);
        longestWaitOfQuiet = wait.compareTo(longestWaitOfQuiet) > 0 ? wait : longestWaitOfQuiet;
        return;
      }
      made[site]++;
      var active = Arrays.stream(made).filter(calls -> calls > 0).count();
      var loudness = Share.loudness(allowed, active);
      var loud = Arrays.stream(made).filter(calls -> calls >= loudness).count();
      var window =
          new Share(allowed, spent(), active, loud, made[site])
              .window(Duration.ofMillis(HOUR.toMillis() - now))
              .toMillis();
      var base = site < greedy ? BASE : 0;
      next[site] = now + (window > BASE ? window : base);
    }
  }
}
