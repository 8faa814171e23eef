/** Jira's development information over the gateway. */
@NullMarked
package dev.harnessjira.publishing.adapter.jira;

import org.jspecify.annotations.NullMarked;
