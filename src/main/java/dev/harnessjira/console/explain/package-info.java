/** The page that says where a pull request or an issue stands, and why. */
@NullMarked
package dev.harnessjira.console.explain;

import org.jspecify.annotations.NullMarked;
