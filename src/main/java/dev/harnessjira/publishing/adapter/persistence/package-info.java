/** Publishing's rows in PostgreSQL. */
@NullMarked
package dev.harnessjira.publishing.adapter.persistence;

import org.jspecify.annotations.NullMarked;
