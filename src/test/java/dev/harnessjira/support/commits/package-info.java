/** Failing what the product commits in PostgreSQL, a commit at a time, on the wire. */
@NullMarked
package dev.harnessjira.support.commits;

import org.jspecify.annotations.NullMarked;
