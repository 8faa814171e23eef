/**
 * Works out what Jira should hold and tells publishing what may have changed. Uses {@code
 * coverage}.
 */
@NullMarked
package dev.harnessjira.ingestion.application.announcing;

import org.jspecify.annotations.NullMarked;
