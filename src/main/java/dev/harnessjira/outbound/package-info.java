/**
 * How the application calls out: time-outs, size limits, proxy, trusted certificates, no redirects,
 * and the address guard for addresses that a person typed. It never knows whom it calls and speaks
 * no event.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.harnessjira.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
