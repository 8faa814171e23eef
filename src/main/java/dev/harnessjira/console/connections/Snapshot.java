package dev.harnessjira.console.connections;

import dev.harnessjira.tenancy.SiteId;
import java.util.function.Supplier;

/** Reads all that a page shows of a site as of one moment. No remote call inside. */
interface Snapshot {

  <T> T of(SiteId site, Supplier<T> read);
}
