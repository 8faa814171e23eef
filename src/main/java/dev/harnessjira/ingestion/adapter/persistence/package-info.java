/** Deliveries and what is known of Harness, in PostgreSQL. */
@NullMarked
package dev.harnessjira.ingestion.adapter.persistence;

import org.jspecify.annotations.NullMarked;
