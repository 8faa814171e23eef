package dev.harnessjira.publishing.domain;

import dev.harnessjira.publishing.UnknownKey.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An issue key that Jira said it does not know. It is tried again after an hour, a day and 7 days,
 * then every 7 days. {@code denied}: Jira's last word stands, nothing is being tried again.
 */
public record UnknownIssueKey(
    String key,
    boolean denied,
    int attempts,
    Instant firstSaid,
    Instant lastSaid,
    Instant nextTry) {

  private static final List<Duration> STEPS =
      List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));

  /** Projects of nobody: what is written like an issue key and commonly is something else. */
  private static final Set<String> WELL_KNOWN =
      Set.of(
          "AES", "BASE", "COVID", "CP", "CVE", "CWE", "ECMA", "GMT", "HTTP", "IEEE", "IPV", "ISO",
          "JDK", "JEP", "JSR", "LATIN", "MD", "MP", "PEP", "RC", "RFC", "RSA", "SHA", "SSL", "TLS",
          "UCS", "UTC", "UTF", "WIN", "X86");

  public static UnknownIssueKey first(String key, Instant now) {
    return new UnknownIssueKey(key, true, 1, now, now, now.plus(STEPS.getFirst()));
  }

  /** The project's key. */
  public static String project(String key) {
    return key.substring(0, Math.max(0, key.lastIndexOf('-')));
  }

  /** Jira said so once more; what comes before its time does not postpone the next try. */
  public UnknownIssueKey saidAgain(Instant now) {
    return nextTry.isAfter(now)
        ? new UnknownIssueKey(key, true, attempts, firstSaid, now, nextTry)
        : new UnknownIssueKey(key, true, attempts + 1, firstSaid, now, now.plus(step()));
  }

  /** It is being tried again. */
  public UnknownIssueKey tried(Instant now) {
    return new UnknownIssueKey(key, false, attempts + 1, firstSaid, lastSaid, now.plus(step()));
  }

  private Duration step() {
    return STEPS.get(Math.min(attempts, STEPS.size() - 1));
  }

  /**
   * Whether it is not sent: its project is not in the list. Without a list, Jira's word alone holds
   * it back for the first tries only.
   */
  public boolean heldBack(@Nullable Set<String> projects) {
    var unlisted = projects == null ? attempts <= STEPS.size() : !projects.contains(project(key));
    return denied && unlisted;
  }

  /** What explains it, given the site's projects; null when those are not known. */
  public static Why why(String key, @Nullable Set<String> projects) {
    var project = project(key);
    if (projects != null && projects.contains(project)) {
      return Why.NO_SUCH_ISSUE;
    }
    if (WELL_KNOWN.contains(project)) {
      return Why.LOOKS_LIKE_NO_KEY;
    }
    return projects == null ? Why.UNKNOWN : Why.NOT_A_PROJECT;
  }
}
