/** Tests of the console's security. */
@NullMarked
package dev.harnessjira.console.security;

import org.jspecify.annotations.NullMarked;
