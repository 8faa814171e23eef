/** Deliveries, what is known of Harness, and the linking of it to issue keys; plain Java. */
@NullMarked
package dev.harnessjira.ingestion.domain;

import org.jspecify.annotations.NullMarked;
