/**
 * What the operator sees: figures over all sites for Prometheus, and whether the application lives
 * and is ready, on a port of their own. It owns nothing, knows no tenant, asks the other modules'
 * schemas for counts only, and speaks no event.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.harnessjira.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
