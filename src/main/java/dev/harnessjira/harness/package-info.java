/**
 * Gateway to Harness Code in both its dialects, Harness platform and Harness Open Source, in the
 * remote's own words, with categorised failures. Credentials arrive as arguments. It never knows a
 * tenant, never uses the database and speaks no event.
 */
@ApplicationModule(allowedDependencies = {"outbound"})
@NullMarked
package dev.harnessjira.harness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
