/**
 * Use cases, a package for each job; none is used in a circle. A delivery comes in by {@code
 * intake} and is taken up by {@code folding}; {@code backfill}, {@code following}, {@code
 * sweeping}, {@code recovering} and {@code moving} find what no delivery told. All of these keep
 * what they learn by {@code reading} and {@code keeping}, which tell publishing by {@code
 * announcing}; {@code schedule} and {@code coverage} are below.
 */
@NullMarked
package dev.harnessjira.ingestion.application;

import org.jspecify.annotations.NullMarked;
