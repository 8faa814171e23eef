/**
 * Keeps the calls to Harness under the limit of each token, counted on PostgreSQL for all instances
 * and connections: first what was missed in an outage, then live, cursor and backfill. It owns the
 * calls that each token has left and nothing of a tenant's, never knows a token itself and speaks
 * no event.
 */
@ApplicationModule(allowedDependencies = {"harness"})
@NullMarked
package dev.harnessjira.pace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
