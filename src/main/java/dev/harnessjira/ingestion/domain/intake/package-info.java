/** Deliveries of webhooks, from when they are accepted until they are deleted. */
@NullMarked
package dev.harnessjira.ingestion.domain.intake;

import org.jspecify.annotations.NullMarked;
