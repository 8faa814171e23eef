/** Scope's rows in PostgreSQL, secrets sealed. */
@NullMarked
package dev.harnessjira.scope.adapter.persistence;

import org.jspecify.annotations.NullMarked;
