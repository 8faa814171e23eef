package dev.harnessjira.ingestion.domain.state;

import dev.harnessjira.ingestion.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far what is known of a pull request or branch lags behind what was told of it. Notices are
 * counted; it is stale while a notice came that no read has covered. {@code since} is when the
 * oldest of those came, {@code cause} the strongest of what told of them, {@code announced} the
 * notice whose provisional state was announced, {@code retryAt} when reading it may be tried again.
 */
public record Freshness(
    long notice,
    long read,
    long announced,
    Instant since,
    Cause cause,
    int attempts,
    @Nullable Instant retryAt) {

  /** Nothing was told and nothing read. */
  public static Freshness unread(Instant now) {
    return new Freshness(0, 0, 0, now, Cause.BACKFILL, 0, null);
  }

  public boolean stale() {
    return notice > read;
  }

  public boolean unannounced() {
    return stale() && notice > announced;
  }

  public Freshness noticed(Instant at, Cause told) {
    var oldest = stale() && since.isBefore(at) ? since : at;
    var strongest = stale() ? told.or(cause) : told;
    return new Freshness(notice + 1, read, announced, oldest, strongest, attempts, retryAt);
  }

  /** Somebody wants it read now, whatever failed before. */
  public Freshness wanted(Instant at) {
    var told = noticed(at, Cause.BACKFILL);
    var shown = unannounced() ? announced : told.notice;
    return new Freshness(told.notice, read, shown, told.since, told.cause, 0, null);
  }

  /** A read that began after the last notice was stored has replaced what was provisional. */
  public Freshness caughtUp() {
    return new Freshness(notice, notice, notice, since, cause, 0, null);
  }

  public Freshness toldProvisionally() {
    return new Freshness(notice, read, notice, since, cause, attempts, retryAt);
  }

  public Freshness failed(Instant again) {
    return new Freshness(notice, read, announced, since, cause, attempts + 1, again);
  }
}
