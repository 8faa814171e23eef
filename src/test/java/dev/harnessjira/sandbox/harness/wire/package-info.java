/** The simulated Harness's JSON, byte for byte as a Go server writes it. */
@NullMarked
package dev.harnessjira.sandbox.harness.wire;

import org.jspecify.annotations.NullMarked;
