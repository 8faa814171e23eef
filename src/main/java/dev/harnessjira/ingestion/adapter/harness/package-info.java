/** Reads Harness, and the bodies that it delivers, in this module's words. */
@NullMarked
package dev.harnessjira.ingestion.adapter.harness;

import org.jspecify.annotations.NullMarked;
