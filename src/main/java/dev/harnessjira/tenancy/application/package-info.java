/** Signing in, administering a site, finding out how it may be written to, and tokens for it. */
@NullMarked
package dev.harnessjira.tenancy.application;

import org.jspecify.annotations.NullMarked;
