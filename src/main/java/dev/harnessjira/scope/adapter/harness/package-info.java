/** Webhooks and tokens at Harness. */
@NullMarked
package dev.harnessjira.scope.adapter.harness;

import org.jspecify.annotations.NullMarked;
