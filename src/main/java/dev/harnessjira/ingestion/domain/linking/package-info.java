/** Issue keys, and the one function from what is known to what Jira should hold. */
@NullMarked
package dev.harnessjira.ingestion.domain.linking;

import org.jspecify.annotations.NullMarked;
