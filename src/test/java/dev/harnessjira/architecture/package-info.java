/** Rules of the architecture, and a violating fixture for each. */
@NullMarked
package dev.harnessjira.architecture;

import org.jspecify.annotations.NullMarked;
