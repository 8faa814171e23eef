package dev.harnessjira.harness;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds each token to so many calls in any minute, in this instance. */
@Component
class CallBudget {

  private static final int MOST_TOKENS = 10_000;

  /** More calls than reading one pull request takes: itself, reviewers, branch, 4 commit pages. */
  static final int WORTH_COMING_BACK_FOR = 10;

  private final int callsPerMinute;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  CallBudget(HarnessSettings settings, Clock clock) {
    this.callsPerMinute = settings.callsPerMinute();
    this.clock = clock;
  }

  /**
   * Takes one call of the token's budget; tells when to ask again if there is none left. That is
   * when several are there: work of several calls that came back for each single one would begin
   * anew every time and never end.
   */
  @Nullable Instant take(String token) {
    var bucket = bucket(fingerprint(token));
    if (bucket.tryConsume(1)) {
      return null;
    }
    var several = bucket.estimateAbilityToConsume(Math.min(WORTH_COMING_BACK_FOR, burst()));
    return clock.instant().plusNanos(Math.max(1, several.getNanosToWaitForRefill()));
  }

  private int burst() {
    return Math.max(1, callsPerMinute / 4);
  }

  private Bucket bucket(String key) {
    synchronized (buckets) {
      var bucket = buckets.computeIfAbsent(key, unknown -> full());
      if (buckets.size() > MOST_TOKENS) {
        buckets.remove(buckets.keySet().iterator().next());
      }
      return bucket;
    }
  }

  // What a full bucket holds and what a minute refills add up to the limit, so that no minute,
  // wherever it starts, has more calls than that.
  private Bucket full() {
    var burst = burst();
    var refill = Math.max(1, callsPerMinute - burst);
    return Bucket.builder()
        .withCustomTimePrecision(new ClockMeter(clock))
        .addLimit(
            Bandwidth.builder().capacity(burst).refillGreedy(refill, Duration.ofMinutes(1)).build())
        .build();
  }

  private static String fingerprint(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bucket4j's time from the clock that everything asks. */
  private record ClockMeter(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      var now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
