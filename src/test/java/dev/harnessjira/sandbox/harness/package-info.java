/** A simulated Harness Code server, platform or open source, for the trial and the tests. */
@NullMarked
package dev.harnessjira.sandbox.harness;

import org.jspecify.annotations.NullMarked;
