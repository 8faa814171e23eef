/** Events that scope hears. */
@NullMarked
package dev.harnessjira.scope.adapter.events;

import org.jspecify.annotations.NullMarked;
