package dev.harnessjira.harness;

/** The two kinds of Harness server. */
public enum Dialect {
  /** Harness platform: SaaS, vanity domains, self-managed. */
  PLATFORM,
  /** Harness Open Source, formerly Gitness. */
  OPEN_SOURCE
}
