/** What a newcomer does, in a real browser, with the product in a process of its own. */
@NullMarked
package dev.harnessjira.journey;

import org.jspecify.annotations.NullMarked;
