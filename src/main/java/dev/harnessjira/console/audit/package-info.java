/** What was done with the current site, to read, filter and download. */
@NullMarked
package dev.harnessjira.console.audit;

import org.jspecify.annotations.NullMarked;
