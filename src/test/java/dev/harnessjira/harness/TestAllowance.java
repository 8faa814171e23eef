package dev.harnessjira.harness;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Allows every call unless told otherwise, and remembers what was asked for last. */
final class TestAllowance implements CallAllowance {

  private final AtomicReference<@Nullable Answer> next = new AtomicReference<>();
  private final AtomicInteger throttled = new AtomicInteger();
  private volatile @Nullable TokenLimit token;
  private volatile @Nullable Urgency urgency;

  void refuseOnce(Instant retryAt, String reason) {
    next.set(new Answer.Later(retryAt, reason));
  }

  TokenLimit lastToken() {
    return Objects.requireNonNull(token);
  }

  @Nullable Urgency lastUrgency() {
    return urgency;
  }

  int throttled() {
    return throttled.get();
  }

  @Override
  public Answer take(TokenLimit of, Urgency how) {
    token = of;
    urgency = how;
    var answer = next.getAndSet(null);
    return answer == null ? new Answer.Granted() : answer;
  }

  @Override
  public Instant throttled(TokenLimit of) {
    throttled.incrementAndGet();
    return TestGateway.NOW.plusSeconds(20);
  }
}
