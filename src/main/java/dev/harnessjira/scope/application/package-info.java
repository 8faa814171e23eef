/** Connecting, changing and ending connections, and keeping their webhooks and tokens right. */
@NullMarked
package dev.harnessjira.scope.application;

import org.jspecify.annotations.NullMarked;
