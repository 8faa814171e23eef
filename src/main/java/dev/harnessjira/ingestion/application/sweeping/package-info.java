/**
 * Compares what is known with what Harness lists, once a night: {@code SweepCoverage} is its
 * beginning. Uses {@code moving} and what that uses.
 */
@NullMarked
package dev.harnessjira.ingestion.application.sweeping;

import org.jspecify.annotations.NullMarked;
