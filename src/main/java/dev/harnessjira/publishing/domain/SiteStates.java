package dev.harnessjira.publishing.domain;

import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import org.jspecify.annotations.Nullable;

/** The states of the sites. */
public interface SiteStates {

  /** The state; a new one when the site has none yet. */
  SiteState find(SiteId site);

  void hold(SiteId site, Hold hold);

  void writeAs(SiteId site, WritingIdentity identity);

  void remark(SiteId site, @Nullable String remark);

  /** Jira takes only the words of its published lists there. */
  void publishedWordsOnly(SiteId site);

  /** Jira refused a single entity; null when it accepted something since. */
  void refused(SiteId site, @Nullable Refusal refusal);

  /** Whether the site is slow to answer. */
  void slow(SiteId site, boolean slow);

  /** Whether what the site is written with may be forgotten once everything is removed. */
  void release(SiteId site, boolean release);
}
