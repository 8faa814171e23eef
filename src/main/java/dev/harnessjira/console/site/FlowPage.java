package dev.harnessjira.console.site;

import dev.harnessjira.publishing.PublishingStatus;
import dev.harnessjira.publishing.SiteFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How publishing to the site goes, in words. */
record FlowPage(
    @Nullable String median,
    @Nullable String p95,
    String changes,
    long waiting,
    @Nullable Instant waitingSince,
    @Nullable Instant lastAccepted,
    @Nullable Instant lastRefused,
    long paused,
    @Nullable Held held) {

  /** What holds it up, in words, and when it is tried again. */
  record Held(String title, String text, String why, @Nullable Instant again) {}

  static FlowPage of(SiteFlow flow) {
    var acceptance = flow.acceptance();
    var median = acceptance.median();
    var p95 = acceptance.p95();
    return new FlowPage(
        median == null ? null : words(median),
        p95 == null ? null : words(p95),
        String.format(
            Locale.US,
            acceptance.changes() == 1 ? "%,d change" : "%,d changes",
            acceptance.changes()),
        flow.waiting(),
        flow.waitingSince(),
        flow.lastAccepted(),
        flow.lastRefused(),
        flow.paused(),
        held(flow.hold()));
  }

  // Why nobody may write stands at the top of the page, with what to do about it.
  private static @Nullable Held held(PublishingStatus.Hold hold) {
    var why = hold.reason();
    if (why == null || hold.paused()) {
      return null;
    }
    return hold.slowed()
        ? new Held(
            "Jira is told later than usual",
            "Changes are collected for longer and sent together; nothing is lost.",
            why,
            hold.until())
        : new Held(
            "Jira doesn’t take anything right now",
            "We try again by ourselves; nothing is lost.",
            why,
            hold.until());
  }

  /** Such as "420 ms", "1.2 s", "7 minutes". */
  static String words(Duration time) {
    if (time.toMillis() < 1000) {
      return time.toMillis() + " ms";
    }
    if (time.toSeconds() < 100) {
      return String.format(Locale.US, "%.1f s", time.toMillis() / 1000.0);
    }
    return time.toMinutes() < 100 ? time.toMinutes() + " minutes" : time.toHours() + " hours";
  }
}
