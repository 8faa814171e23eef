/** The wizard that connects a Harness scope with a Jira site, step by step. */
@NullMarked
package dev.harnessjira.console.wizard;

import org.jspecify.annotations.NullMarked;
