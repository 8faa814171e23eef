/** Tests of the console's frame. */
@NullMarked
package dev.harnessjira.console.frame;

import org.jspecify.annotations.NullMarked;
