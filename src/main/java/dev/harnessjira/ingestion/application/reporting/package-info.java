/** Tells the console how ingestion is doing. Uses none of the other jobs. */
@NullMarked
package dev.harnessjira.ingestion.application.reporting;

import org.jspecify.annotations.NullMarked;
