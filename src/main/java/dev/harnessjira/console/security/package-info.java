/**
 * Who may open which page: the filter chain, sessions, the check of the administrator and the site.
 */
@NullMarked
package dev.harnessjira.console.security;

import org.jspecify.annotations.NullMarked;
