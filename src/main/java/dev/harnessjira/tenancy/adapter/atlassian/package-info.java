/** Atlassian as tenancy needs it, over the gateway. */
@NullMarked
package dev.harnessjira.tenancy.adapter.atlassian;

import org.jspecify.annotations.NullMarked;
