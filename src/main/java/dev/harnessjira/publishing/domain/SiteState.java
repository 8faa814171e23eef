package dev.harnessjira.publishing.domain;

import dev.harnessjira.tenancy.WritingIdentity;
import org.jspecify.annotations.Nullable;

/**
 * How publishing to a site stands: as whom it writes, whether Jira takes only the words of its
 * published lists, what holds it up, what stays there from before, whether what it is written with
 * can be forgotten once everything is removed, whether it is slow to answer, and the last answer to
 * a single entity when that was a refusal.
 */
public record SiteState(
    @Nullable WritingIdentity identity,
    boolean publishedWordsOnly,
    Hold hold,
    @Nullable String remark,
    boolean release,
    boolean slow,
    @Nullable Refusal lastRefusal) {

  public static final SiteState NEW =
      new SiteState(null, false, Hold.NONE, null, false, false, null);
}
