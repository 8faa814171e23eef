/** Events that ingestion hears. */
@NullMarked
package dev.harnessjira.ingestion.adapter.events;

import org.jspecify.annotations.NullMarked;
