/**
 * What is known of Harness's code, what of it waits to be read, and what may have changed in Jira;
 * plain Java.
 */
@NullMarked
package dev.harnessjira.ingestion.domain;

import org.jspecify.annotations.NullMarked;
