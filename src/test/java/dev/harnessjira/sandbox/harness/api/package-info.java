/** The REST APIs of the simulated Harness: platform, open source and Code. */
@NullMarked
package dev.harnessjira.sandbox.harness.api;

import org.jspecify.annotations.NullMarked;
