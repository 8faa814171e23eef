/**
 * What is kept to find what no delivery told: change cursors, sweeps, recoveries, and when somebody
 * was here.
 */
@NullMarked
package dev.harnessjira.ingestion.domain.missed;

import org.jspecify.annotations.NullMarked;
