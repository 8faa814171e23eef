/** Publishing as durable work. */
@NullMarked
package dev.harnessjira.publishing.adapter.work;

import org.jspecify.annotations.NullMarked;
