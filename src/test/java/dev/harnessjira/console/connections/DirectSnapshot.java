package dev.harnessjira.console.connections;

import dev.harnessjira.tenancy.SiteId;
import java.util.function.Supplier;

/** Reads without a transaction. */
class DirectSnapshot implements Snapshot {

  @Override
  public <T> T of(SiteId site, Supplier<T> read) {
    return read.get();
  }
}
