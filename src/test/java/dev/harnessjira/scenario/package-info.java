/**
 * The whole application between a simulated Harness and a simulated Jira: what is done in the one
 * is read in the other, as the Development panel would show it.
 */
@NullMarked
package dev.harnessjira.scenario;

import org.jspecify.annotations.NullMarked;
