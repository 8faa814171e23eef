/** What surrounds every page: header, messages, times, request ids, and the error pages. */
@NullMarked
package dev.harnessjira.console.frame;

import org.jspecify.annotations.NullMarked;
