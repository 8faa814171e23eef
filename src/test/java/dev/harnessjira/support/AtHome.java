package dev.harnessjira.support;

import dev.harnessjira.home.Addresses;
import dev.harnessjira.home.Home;
import org.jspecify.annotations.Nullable;

/** A database that is used where it always was. */
public final class AtHome implements Home {

  @Override
  public @Nullable Addresses elsewhere() {
    return null;
  }

  @Override
  public Addresses moved() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int forgetEverything() {
    throw new UnsupportedOperationException();
  }
}
