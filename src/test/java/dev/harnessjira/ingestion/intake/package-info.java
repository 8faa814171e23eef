/** Deliveries on their way in: refused, kept, lost with the database, never lost after a 202. */
@NullMarked
package dev.harnessjira.ingestion.intake;

import org.jspecify.annotations.NullMarked;
