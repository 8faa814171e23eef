/** How far the reading of what was there before is, and what that says to people. */
@NullMarked
package dev.harnessjira.ingestion.domain.backfill;

import org.jspecify.annotations.NullMarked;
