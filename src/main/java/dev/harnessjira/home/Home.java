package dev.harnessjira.home;

import org.jspecify.annotations.Nullable;

/** Whether the database is used where it was used before. */
public interface Home {

  /** The addresses that it was used with before; null when it is used with those again. */
  @Nullable Addresses elsewhere();

  /**
   * From the next start on the present addresses are its own. What it holds stays; webhooks are
   * re-pointed when they are looked at next, which is at once.
   *
   * @return the addresses from now on
   */
  Addresses moved();

  /**
   * Empties it of sites, grants, tokens, connections and all that came from them, without asking
   * anybody else; the audit log stays. From the next start on the present addresses are its own.
   *
   * @return how many tables were emptied
   */
  int forgetEverything();
}
