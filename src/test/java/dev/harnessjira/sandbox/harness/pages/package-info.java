/** The pages of the simulated Harness that a person clicks. */
@NullMarked
package dev.harnessjira.sandbox.harness.pages;

import org.jspecify.annotations.NullMarked;
