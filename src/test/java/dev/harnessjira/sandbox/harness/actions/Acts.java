package dev.harnessjira.sandbox.harness.actions;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.delivery.Announcer;
import dev.harnessjira.sandbox.harness.model.World;

/** All that a person can do on the simulated Harness; used with the world's monitor held. */
public final class Acts {

  private final Branches branches;
  private final Pulls pulls;
  private final Reviews reviews;
  private final Merging merging;
  private final Repositories repositories;

  public Acts(World world, Dialect dialect, Announcer announcer) {
    var upkeep = new Upkeep(world, announcer, new Timeline(world));
    this.branches = new Branches(world, dialect, announcer, upkeep);
    this.pulls = new Pulls(world, announcer, upkeep);
    this.reviews = new Reviews(world, announcer);
    this.merging = new Merging(world, branches, announcer);
    this.repositories = new Repositories(world, branches);
  }

  public Branches branches() {
    return branches;
  }

  public Pulls pulls() {
    return pulls;
  }

  public Reviews reviews() {
    return reviews;
  }

  public Merging merging() {
    return merging;
  }

  public Repositories repositories() {
    return repositories;
  }
}
