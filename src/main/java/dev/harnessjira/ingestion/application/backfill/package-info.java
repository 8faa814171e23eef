/**
 * Reads what was there before anybody listened: {@code BackfillCoverage} is its beginning. Uses
 * {@code reading}, {@code schedule} and what these use.
 */
@NullMarked
package dev.harnessjira.ingestion.application.backfill;

import org.jspecify.annotations.NullMarked;
