package dev.harnessjira.ingestion.domain.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far what is known of a pull request or branch lags behind what was told of it. Notices are
 * counted; it is stale while a notice came that no read has covered. {@code since} is when the
 * oldest of those came, {@code live} whether a delivery or the change cursor is among them, {@code
 * announced} the notice whose provisional state was announced, {@code retryAt} when reading it may
 * be tried again.
 */
public record Freshness(
    long notice,
    long read,
    long announced,
    Instant since,
    boolean live,
    int attempts,
    @Nullable Instant retryAt) {

  /** Nothing was told and nothing read. */
  public static Freshness unread(Instant now) {
    return new Freshness(0, 0, 0, now, false, 0, null);
  }

  public boolean stale() {
    return notice > read;
  }

  public boolean unannounced() {
    return stale() && notice > announced;
  }

  public Freshness noticed(Instant at, boolean byDelivery) {
    var oldest = stale() && since.isBefore(at) ? since : at;
    var heard = byDelivery || (stale() && live);
    return new Freshness(notice + 1, read, announced, oldest, heard, attempts, retryAt);
  }

  /** A read that began after the last notice was stored has replaced what was provisional. */
  public Freshness caughtUp() {
    return new Freshness(notice, notice, notice, since, live, 0, null);
  }

  public Freshness toldProvisionally() {
    return new Freshness(notice, read, notice, since, live, attempts, retryAt);
  }

  public Freshness failed(Instant again) {
    return new Freshness(notice, read, announced, since, live, attempts + 1, again);
  }
}
