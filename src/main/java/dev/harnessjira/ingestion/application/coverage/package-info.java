/**
 * What each job stands on: the write that holds a coverage, its borders, what is known of its code,
 * and the work that is due for it. Uses none of the other jobs.
 */
@NullMarked
package dev.harnessjira.ingestion.application.coverage;

import org.jspecify.annotations.NullMarked;
