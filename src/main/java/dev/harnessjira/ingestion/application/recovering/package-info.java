/**
 * Takes in deliveries that failed, from Harness's own record of them. Uses {@code reading}, {@code
 * schedule} and what these use.
 */
@NullMarked
package dev.harnessjira.ingestion.application.recovering;

import org.jspecify.annotations.NullMarked;
