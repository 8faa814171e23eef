/** Connections, claims, tokens and webhooks, in plain Java. */
@NullMarked
package dev.harnessjira.scope.domain;

import org.jspecify.annotations.NullMarked;
