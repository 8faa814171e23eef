/**
 * Folds stored deliveries into what is known, and has read what that made stale. Uses {@code
 * reading}, {@code schedule} and what these use.
 */
@NullMarked
package dev.harnessjira.ingestion.application.folding;

import org.jspecify.annotations.NullMarked;
