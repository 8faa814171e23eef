/** Events that tenancy hears. */
@NullMarked
package dev.harnessjira.tenancy.adapter.events;

import org.jspecify.annotations.NullMarked;
