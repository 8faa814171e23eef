/** Who may use the simulated Harness, and with which tokens. */
@NullMarked
package dev.harnessjira.sandbox.harness.access;

import org.jspecify.annotations.NullMarked;
