package dev.harnessjira.ingestion.domain.backfill;

/**
 * What a backfill found: pull requests, open and others, those that name an issue, and the rest.
 */
public record Tally(int open, int openNaming, int past, int pastNaming, int branches, int commits) {

  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0);

  public static Tally ofOpen(int found, int naming) {
    return new Tally(found, naming, 0, 0, 0, 0);
  }

  public static Tally ofPast(int found, int naming) {
    return new Tally(0, 0, found, naming, 0, 0);
  }

  public static Tally ofBranch(int commits) {
    return new Tally(0, 0, 0, 0, 1, commits);
  }

  public static Tally ofCommits(int commits) {
    return new Tally(0, 0, 0, 0, 0, commits);
  }

  public Tally and(Tally more) {
    return new Tally(
        open + more.open,
        openNaming + more.openNaming,
        past + more.past,
        pastNaming + more.pastNaming,
        branches + more.branches,
        commits + more.commits);
  }

  /** What the rate is counted in. */
  public int items() {
    return open + past + branches;
  }
}
