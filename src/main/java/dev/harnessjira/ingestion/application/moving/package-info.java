/**
 * Settles where repositories are: here, renamed, in another coverage, or gone. Uses {@code
 * reading}, {@code schedule} and what these use.
 */
@NullMarked
package dev.harnessjira.ingestion.application.moving;

import org.jspecify.annotations.NullMarked;
