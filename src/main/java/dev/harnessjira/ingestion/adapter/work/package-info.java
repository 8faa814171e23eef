/** Runs the use cases as durable work. */
@NullMarked
package dev.harnessjira.ingestion.adapter.work;

import org.jspecify.annotations.NullMarked;
