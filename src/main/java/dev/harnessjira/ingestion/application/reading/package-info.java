/**
 * Reads from Harness what is stale, with which token, and what is done when Harness cannot be read.
 * Uses {@code keeping} and what that uses.
 */
@NullMarked
package dev.harnessjira.ingestion.application.reading;

import org.jspecify.annotations.NullMarked;
