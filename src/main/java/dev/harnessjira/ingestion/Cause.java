package dev.harnessjira.ingestion;

/** What made a change known, the weaker first: of several causes the strongest is named. */
public enum Cause {
  /** A read of what was there before, or of everything again. */
  BACKFILL,
  /** A list of changes that was asked for. */
  CHANGE_CURSOR,
  /** A delivery. */
  WEBHOOK;

  /** Whether it tells of something that happened lately. */
  public boolean live() {
    return this != BACKFILL;
  }

  /** The stronger of the two. */
  public Cause or(Cause other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
