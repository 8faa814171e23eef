package dev.harnessjira.harness;

/**
 * How soon the answer of a call is needed: decides who is served when a token's calls run short.
 */
public enum Urgency {
  /** After an outage: what happened meanwhile, which is listed before details of it are read. */
  OVERDUE,
  /** Somebody waits, or a webhook told of it just now. */
  LIVE,
  /** Following what no webhook tells, and looking after the webhooks. */
  CURSOR,
  /** Reading what there was before. */
  BACKFILL
}
