/**
 * Begins, resumes and ends the work on a coverage when what is covered, or the access to it,
 * changes. Uses {@code backfill}, {@code schedule} and {@code coverage}.
 */
@NullMarked
package dev.harnessjira.ingestion.application.lifecycle;

import org.jspecify.annotations.NullMarked;
