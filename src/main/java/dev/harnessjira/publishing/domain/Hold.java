package dev.harnessjira.publishing.domain;

import dev.harnessjira.publishing.domain.Reply.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What holds a site up. A paused one waits for somebody to act and is looked at again whenever it
 * has a reason to; the others are tried again at {@code until}, for ever. {@code failures} counts
 * those in a row.
 */
public record Hold(Kind kind, @Nullable String reason, @Nullable Instant until, int failures) {

  public static final Hold NONE = new Hold(Kind.NONE, null, null, 0);

  /** How long a paused site waits until it is looked at again, should nobody tell. */
  public static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private static final String FORMAT = "Jira refuses our format: ";
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final Duration FIRST_FORMAT_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_FORMAT_PAUSE = Duration.ofHours(1);

  /** Kinds of holds. */
  public enum Kind {
    NONE,
    /** Jira named a time. */
    THROTTLED,
    /** Atlassian takes no call of this app for a while, whatever site it is of. */
    APP_QUOTA,
    /** We hold back ourselves, so that the calls of the app last for the hour. */
    APP_SHARE,
    /** Jira fails: ever longer pauses. */
    FAILING,
    PAUSED,
    /** Two entities in a row were refused with the same words. */
    FORMAT
  }

  /** The hold after this trouble. */
  public Hold after(Trouble trouble, Instant now, RandomGenerator random) {
    return switch (trouble) {
      case Trouble.Throttled(var words, var until, var limit) ->
          throttled(kind(limit), limit.inWords(words), until);
      case Trouble.Unavailable(var words, var until) ->
          failing(noAnswer(words), until, now, random);
      case Trouble.SiteGone(var words) -> failing(gone(words), null, now, random);
      case Trouble.TokenRefused(var words) -> paused(notAllowed(words));
      case Trouble.NotAllowed(var words) -> paused(notAllowed(words));
      case Trouble.Paused(var words) -> paused(words);
      case Trouble.Refused(var words) -> format(words, now, random);
      case Trouble.TooLarge(var words) -> format(words, now, random);
    };
  }

  // What concerns all sites of the app says nothing of how often this one failed.
  private Hold throttled(Kind kind, String reason, Instant until) {
    return new Hold(kind, reason, until, kind == Kind.THROTTLED ? failures + 1 : 0);
  }

  private static Kind kind(Limit limit) {
    return switch (limit) {
      case APP_QUOTA -> Kind.APP_QUOTA;
      case APP_SHARE -> Kind.APP_SHARE;
      case BURST, ISSUE, SITE_QUOTA, UNNAMED -> Kind.THROTTLED;
    };
  }

  /** The same, but not before this time. */
  public Hold notBefore(@Nullable Instant earliest) {
    var earlier = until == null || earliest == null || !until.isBefore(earliest);
    return earlier ? this : new Hold(kind, reason, earliest, failures);
  }

  /** Whether it holds only while the site is written to as the app that all sites share. */
  public boolean ofApp() {
    return kind == Kind.APP_QUOTA || kind == Kind.APP_SHARE;
  }

  /** Whether nothing may be sent yet. */
  public boolean holds(Instant now) {
    return until != null && until.isAfter(now);
  }

  /** Whether the same words held it up several times, so that it is our format. */
  public boolean formatForLong() {
    return kind == Kind.FORMAT && failures > 1;
  }

  private Hold failing(
      String reason, @Nullable Instant until, Instant now, RandomGenerator random) {
    var again = now.plus(pause(FIRST_PAUSE, LONGEST_PAUSE, failures, random));
    return new Hold(
        Kind.FAILING, reason, until != null && until.isAfter(again) ? until : again, failures + 1);
  }

  private static Hold paused(String reason) {
    return new Hold(Kind.PAUSED, reason, null, 0);
  }

  private Hold format(String words, Instant now, RandomGenerator random) {
    var before = kind == Kind.FORMAT ? failures : 0;
    var again = now.plus(pause(FIRST_FORMAT_PAUSE, LONGEST_FORMAT_PAUSE, before, random));
    return new Hold(Kind.FORMAT, FORMAT + words, again, before + 1);
  }

  /** Jira's words when it refuses our format. */
  public String words() {
    return reason == null ? "" : reason.substring(kind == Kind.FORMAT ? FORMAT.length() : 0);
  }

  /** Twice as long each time, up to a longest one, give or take a third. */
  public static Duration pause(
      Duration first, Duration longest, int failures, RandomGenerator random) {
    var millis = Math.min(first.toMillis() << Math.min(failures, 16), longest.toMillis());
    return Duration.ofMillis((long) (millis * random.nextDouble(0.7, 1.3)));
  }

  private static String noAnswer(String words) {
    return "Jira did not answer as expected: " + words;
  }

  private static String gone(String words) {
    return "Jira says that the site is not there; it may be renamed, suspended or deleted: "
        + words;
  }

  private static String notAllowed(String words) {
    return "Jira does not let us write: " + words + ". Authorize the site again.";
  }
}
