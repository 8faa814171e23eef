/** Use cases: accepting, folding, reading and linking. */
@NullMarked
package dev.harnessjira.ingestion.application;

import org.jspecify.annotations.NullMarked;
