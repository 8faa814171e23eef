/**
 * When a coverage's changes are looked at, when it is swept, and when failed deliveries are
 * recovered, for whoever has a reason to hurry one of these. Uses {@code coverage}.
 */
@NullMarked
package dev.harnessjira.ingestion.application.schedule;

import org.jspecify.annotations.NullMarked;
