/** What Harness tells: in the bodies of deliveries, and when it is asked. */
@NullMarked
package dev.harnessjira.ingestion.domain.reading;

import org.jspecify.annotations.NullMarked;
