/** Harness Code Repository Configuration: the connections of a Jira site, and changes to them. */
@NullMarked
package dev.harnessjira.console.connections;

import org.jspecify.annotations.NullMarked;
