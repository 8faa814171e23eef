/** Repositories that move or go, and forgetting what was known. */
@NullMarked
package dev.harnessjira.ingestion.domain.leaving;

import org.jspecify.annotations.NullMarked;
