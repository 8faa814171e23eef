package dev.harnessjira.console.explain;

import dev.harnessjira.harness.PageAddress;
import dev.harnessjira.ingestion.DevelopmentTrace.Known;
import dev.harnessjira.ingestion.DevelopmentTrace.Traced;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.Coverage;
import org.jspecify.annotations.Nullable;

/** What an address of Harness leads to, as far as it is known. */
sealed interface FoundCode {

  /** No connection of the site covers it; {@code repository} is the path that was understood. */
  record NotCovered(String repository) implements FoundCode {}

  /** Covered, but nothing of the repository is known. */
  record UnknownRepository(ConnectionView connection, Coverage coverage, String repository)
      implements FoundCode {}

  /** Known repository; {@code wanted} is what was asked for and never heard of, if anything. */
  record OfRepository(
      ConnectionView connection,
      Coverage coverage,
      Known repository,
      @Nullable EntityRef wanted,
      PageAddress.Page page)
      implements FoundCode {}

  /** Something known. */
  record OfEntity(ConnectionView connection, Coverage coverage, Known repository, Traced traced)
      implements FoundCode {}
}
