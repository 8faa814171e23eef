/** Signing in by Atlassian consent, the choice of a site, and what can go wrong on the way. */
@NullMarked
package dev.harnessjira.console.signin;

import org.jspecify.annotations.NullMarked;
