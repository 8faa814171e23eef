/**
 * Accepts signed deliveries, and deletes them when they are not needed any more. Uses none of the
 * other jobs.
 */
@NullMarked
package dev.harnessjira.ingestion.application.intake;

import org.jspecify.annotations.NullMarked;
