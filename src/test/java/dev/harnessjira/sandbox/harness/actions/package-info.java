/** What persons do on the simulated Harness, with the deliveries each act causes. */
@NullMarked
package dev.harnessjira.sandbox.harness.actions;

import org.jspecify.annotations.NullMarked;
