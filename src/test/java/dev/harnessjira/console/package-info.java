/** Tests of the console over real HTTP, with the simulated Jira. */
@NullMarked
package dev.harnessjira.console;

import org.jspecify.annotations.NullMarked;
