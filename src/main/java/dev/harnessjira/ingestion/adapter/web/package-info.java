/** The endpoint that Harness delivers to. */
@NullMarked
package dev.harnessjira.ingestion.adapter.web;

import org.jspecify.annotations.NullMarked;
