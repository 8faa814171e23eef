/** Tests of the pace of calls. */
@NullMarked
package dev.harnessjira.pace;

import org.jspecify.annotations.NullMarked;
