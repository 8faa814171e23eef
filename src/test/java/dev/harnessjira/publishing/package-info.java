/** Publishing against the simulated Jira and a real PostgreSQL. */
@NullMarked
package dev.harnessjira.publishing;

import org.jspecify.annotations.NullMarked;
