/** What controllers of the console are tested with: pages without a server, and fakes by hand. */
@NullMarked
package dev.harnessjira.console.fakes;

import org.jspecify.annotations.NullMarked;
