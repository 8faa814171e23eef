package dev.harnessjira.publishing.application;

import dev.harnessjira.publishing.domain.Refusal;
import dev.harnessjira.publishing.domain.SiteState;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WriteAccess;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One visit of the worker to a site: what it writes with, and whether it may go on. */
final class Visit {

  private final SiteId site;
  private final Clock clock;
  private final Instant until;
  private final Pace pace;
  private WriteAccess.Ready access;
  private boolean renewed;
  private boolean publishedWordsOnly;
  private boolean answered;
  private boolean stopped;
  private @Nullable Refusal lastRefusal;

  Visit(SiteId site, WriteAccess.Ready access, Clock clock, Instant until, Pace pace) {
    this.site = site;
    this.pace = pace;
    this.access = access;
    this.clock = clock;
    this.until = until;
  }

  SiteId site() {
    return site;
  }

  Pace pace() {
    return pace;
  }

  WriteAccess.Ready access() {
    return access;
  }

  WritingIdentity identity() {
    return access.identity();
  }

  /** The same visit with what another identity writes with. */
  Visit as(WriteAccess.Ready former) {
    return new Visit(site, former, clock, until, pace);
  }

  /** Goes on with a new token; one more refusal is final. */
  void renew(WriteAccess.Ready fresh) {
    access = fresh;
    renewed = true;
  }

  boolean renewed() {
    return renewed;
  }

  void answered() {
    answered = true;
    renewed = false;
  }

  /** Whether Jira answered anything as asked. */
  boolean hasAnswer() {
    return answered;
  }

  void stop() {
    stopped = true;
  }

  /** Whether nothing more is to be called. */
  boolean stopped() {
    return stopped || pace.isTooSlow();
  }

  boolean goesOn() {
    return !stopped() && clock.instant().isBefore(until);
  }

  /** What is remembered of the visits before. */
  void remember(SiteState state) {
    publishedWordsOnly = state.publishedWordsOnly();
    lastRefusal = state.lastRefusal();
  }

  boolean publishedWordsOnly() {
    return publishedWordsOnly;
  }

  void usePublishedWordsOnly(boolean only) {
    publishedWordsOnly = only;
  }

  /** Notes that Jira refused a single entity; true when another one before had the same words. */
  boolean refusedAgain(Refusal refusal) {
    var again = lastRefusal != null && lastRefusal.isRepeatedBy(refusal);
    lastRefusal = refusal;
    return again;
  }

  void accepted() {
    lastRefusal = null;
  }
}
