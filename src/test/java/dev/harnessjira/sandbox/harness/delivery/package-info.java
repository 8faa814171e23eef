/** How the simulated Harness tells registered webhooks what happened. */
@NullMarked
package dev.harnessjira.sandbox.harness.delivery;

import org.jspecify.annotations.NullMarked;
