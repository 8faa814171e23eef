/** The product at the size of a large company, between its simulators. */
@NullMarked
package dev.harnessjira.bench;

import org.jspecify.annotations.NullMarked;
