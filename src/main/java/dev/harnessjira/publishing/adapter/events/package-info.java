/** Events that publishing hears. */
@NullMarked
package dev.harnessjira.publishing.adapter.events;

import org.jspecify.annotations.NullMarked;
