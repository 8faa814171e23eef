/**
 * Durable work on PostgreSQL: who has something due, executed once at a time across instances by
 * db-scheduler, woken after commit, found again by a sweep. The rows of the other modules are the
 * truth, an execution is a hint. It never knows what the work is and speaks no event.
 */
@ApplicationModule(allowedDependencies = {"home", "isolation"})
@NullMarked
package dev.harnessjira.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
