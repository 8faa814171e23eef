package dev.harnessjira.pace;

import dev.harnessjira.harness.CallAllowance.TokenLimit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of the calls that each token has left. Each change is one statement of its own, which
 * locks one row for as long as it runs, so no connection is held while Harness is called.
 */
@Repository
class TokenCalls {

  /** Beyond any hold; a row that lies further ahead was written by a clock that went wrong. */
  private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(10);

  // A crash of the server may forget the last calls, not more than it makes in half a second;
  // waiting for its disk before each call would cost more than that is worth.
  private static final String TAKE =
      """
      with quick as (select set_config('synchronous_commit', 'off', true))
      insert into pace.token_calls as token (token_key, calls_left, refilled_at, granted)
      select :key, :size - 1, :now, true from quick
      on conflict (token_key) do update set (calls_left, refilled_at, granted) = (
        select case when present >= :needed then present - 1 else present end,
               greatest(:now, refilled), present >= :needed
        from (
          select refilled, least(:size, token.calls_left
            + :rate * greatest(0, extract(epoch from :now - refilled)::float8)) as present
          from (
            select case when token.refilled_at > :furthest then :now else token.refilled_at end
              as refilled) known) filled)
      returning granted, calls_left, refilled_at, held_until
      """;

  // Calls that were under way when the token was held back tell of the same trouble.
  private static final String HOLD =
      """
      insert into pace.token_calls as token
        (token_key, calls_left, refilled_at, granted, held_until, holds)
      values (:key, 0, :now + make_interval(secs => :first), false,
        :now + make_interval(secs => :first), 1)
      on conflict (token_key) do update set (calls_left, refilled_at, held_until, holds) = (
        select 0, ahead, ahead, times
        from (
          select times, case when token.held_until > :now then token.held_until
            else :now + make_interval(secs => least(:first * (1 << times - 1), :longest)) end
              as ahead
          from (
            select case when token.held_until > :now then token.holds
              when token.held_until > :forgotten then least(token.holds + 1, 10)
              else 1 end as times) counted) held)
      returning granted, calls_left, refilled_at, held_until
      """;

  private final JdbcClient jdbc;

  TokenCalls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a token has left; {@code refilled} lies ahead while it is held back. */
  record Left(boolean granted, double calls, Instant refilled, @Nullable Instant heldUntil) {}

  /** How long a token is held back at first, at most, and when earlier holds are forgotten. */
  record Hold(Duration first, Duration longest, Duration forgottenAfter) {}

  /** Takes a call if {@code needed} are there. */
  Left take(TokenLimit token, int needed, Instant now) {
    var bucket = Bucket.of(token.callsPerMinute());
    return jdbc.sql(TAKE)
        .param("key", token.key())
        .param("size", (double) bucket.size())
        .param("rate", bucket.perSecond())
        .param("needed", (double) needed)
        .param("now", time(now))
        .param("furthest", time(now.plus(FURTHEST_AHEAD)))
        .query(TokenCalls::left)
        .single();
  }

  Left hold(TokenLimit token, Hold hold, Instant now) {
    return jdbc.sql(HOLD)
        .param("key", token.key())
        .param("first", seconds(hold.first()))
        .param("longest", seconds(hold.longest()))
        .param("forgotten", time(now.minus(hold.forgottenAfter())))
        .param("now", time(now))
        .query(TokenCalls::left)
        .single();
  }

  /** Forgets tokens that nothing was called with since then. */
  void forget(Instant before) {
    jdbc.sql("delete from pace.token_calls where refilled_at < :before")
        .param("before", time(before))
        .update();
  }

  private static Left left(ResultSet row, int number) throws SQLException {
    var held = row.getObject("held_until", OffsetDateTime.class);
    return new Left(
        row.getBoolean("granted"),
        row.getDouble("calls_left"),
        row.getObject("refilled_at", OffsetDateTime.class).toInstant(),
        held == null ? null : held.toInstant());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
